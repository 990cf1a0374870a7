import { Provider } from 'ltijs';

// A bare ltijs tool as its documentation makes one, in a process of its own: settings arrive as one JSON argument.
type Settings = { port: number; mongodbUri: string; key: string; platform: object };

type BareProvider = {
  setup: (key: string, database: object, options: object) => void;
  onConnect: (handler: (token: unknown, req: unknown, res: { send: (html: string) => void }) => void) => void;
  deploy: (options: object) => Promise<boolean>;
  registerPlatform: (platform: object) => Promise<unknown>;
};

const settings = JSON.parse(process.argv[2] ?? '{}') as Settings;
const provider = Provider as unknown as BareProvider;
provider.setup(settings.key, { url: settings.mongodbUri }, { cookies: { secure: true, sameSite: 'None' } });
provider.onConnect((_token, _req, res) => {
  res.send('<!doctype html><title>Bare ltijs</title><p>Hello from a bare tool.</p>');
});
await provider.deploy({ port: settings.port, silent: true });
await provider.registerPlatform(settings.platform);
process.stdout.write('ready\n');
