import express from 'express';
import mongoose from 'mongoose';
import type { AddressInfo } from 'node:net';
import { TENANCY } from '../../support/desk.ts';

// The least that a web page over these documents can cost: Express and the driver read them and send them as JSON, and
// keep a text that was handed in. No rights, no order, no words. Prints its port when it serves.
const connection = await mongoose.createConnection(process.argv[2] ?? '', { autoIndex: false }).asPromise();
const collection = (name: string) => connection.collection<{ _id: string }>(name);
const app = express();

app.get('/queue', async (_req, res) => {
  const light = { 'work.text': 0, 'work.typed': 0 };
  const rows = collection('submissions').find({ ...TENANCY, assignmentId: 'assignment-1' }, { projection: light });
  res.json(await rows.limit(50).toArray());
});
app.get('/review/:id', async (req, res) => {
  const work = await collection('submissions').findOne({ _id: req.params.id });
  res.json({ work, draft: await collection('drafts').findOne({ _id: `draft-${req.params.id}` }) });
});
app.post('/submit', express.urlencoded(), async (req, res) => {
  const { id, text } = req.body as Record<string, string>;
  await collection('bareWorks').updateOne({ _id: id ?? '' }, { $set: { text } }, { upsert: true });
  res.redirect(303, '/handed-in');
});

const server = app.listen(0, () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
