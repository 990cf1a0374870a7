# Two stages: packages as the lock file has them, then only what runs. There is no build step.
# The image's Node must be the one of package.json's optionalDependencies; a test compares them.
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Without the embedded engine and the private Node: the database is another container, and Node is the image's.
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund --ignore-scripts

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY migrations migrations
COPY rubrics rubrics
COPY views views
COPY server server
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 3000
# Node itself, not npm: signals reach it, and nothing is written.
ENTRYPOINT ["node", "--import", "./server/check-node.mjs"]
CMD ["--max-semi-space-size=8", "--initial-old-space-size=96", "--heap-growing-percent=20", "server/main.ts"]
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
