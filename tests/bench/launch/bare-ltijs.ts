import { Provider } from 'ltijs';
import mongoose from 'mongoose';

// A bare ltijs tool as its documentation makes one, in a process of its own: settings arrive as one JSON argument. Its
// first page does the least a tool's page can do: ltijs's own session check, then one read of the activity opened. It
// prints a few lines, where ours prints its whole page from five reads: the comparison leans towards the bare tool.
type Settings = { port: number; mongodbUri: string; key: string; platform: object };

type Response = { locals: { context: { resource: { id: string } } }; send: (html: string) => void };
type BareProvider = {
  setup: (key: string, database: object, options: object) => void;
  onConnect: (handler: (token: unknown, req: unknown, res: Response) => Promise<void>) => void;
  deploy: (options: object) => Promise<boolean>;
  registerPlatform: (platform: object) => Promise<unknown>;
};

const settings = JSON.parse(process.argv[2] ?? '{}') as Settings;
const provider = Provider as unknown as BareProvider;
provider.setup(settings.key, { url: settings.mongodbUri }, { cookies: { secure: true, sameSite: 'None' } });
const { connection: db } = await mongoose.connect(settings.mongodbUri, { autoIndex: false });
const activities = db.collection<{ _id: string; title: string; task: string }>('activities');
await activities.insertOne({ _id: '7', title: 'Why leaves fall', task: 'Explain why leaves fall.' });
provider.onConnect(async (_token, _req, res) => {
  const activity = await activities.findOne({ _id: res.locals.context.resource.id });
  if (!activity) throw new Error('the bare tool does not find its activity');
  res.send(`<!doctype html><title>Bare ltijs</title><h1>${activity.title}</h1><p>${activity.task}</p>`);
});
await provider.deploy({ port: settings.port, silent: true });
await provider.registerPlatform(settings.platform);
process.stdout.write('ready\n');
