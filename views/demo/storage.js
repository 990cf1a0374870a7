// The storage that a platform offers to tools in its frames: `lti.put_data`, `lti.get_data`, `lti.capabilities`.
// Kept apart for each origin, and only as long as this page is shown. LTI PM-S §2, CS-PM §2
const kept = new Map();

const answers = {
  'lti.capabilities': () => ({ supported_messages: Object.keys(answers).map((subject) => ({ subject })) }),
  'lti.put_data': ({ key, value }, origin) => {
    if (value === null || value === undefined) kept.delete(`${origin} ${key}`);
    else kept.set(`${origin} ${key}`, value);
    return { key, value };
  },
  'lti.get_data': ({ key }, origin) => ({ key, value: kept.get(`${origin} ${key}`) ?? null }),
};

globalThis.addEventListener('message', ({ data, origin, source }) => {
  const answer = answers[data?.subject];
  if (answer === undefined || source === null) return;
  const { subject, message_id } = data;
  const complaint = { code: 'bad_request', message: 'message_id and key are needed' };
  const known = typeof message_id === 'string' && (subject === 'lti.capabilities' || typeof data.key === 'string');
  const said = known ? answer(data, origin) : { error: complaint };
  source.postMessage({ subject: `${subject}.response`, message_id, ...said }, origin);
});
