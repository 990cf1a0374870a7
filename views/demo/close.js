// A tool in a frame says that its registration is done: the list of tools is shown anew. LTI DR §3.7
globalThis.addEventListener('message', ({ data }) => {
  if (data?.subject === 'org.imsglobal.lti.close') globalThis.location.assign('/admin/tools');
});
