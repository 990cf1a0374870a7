// Tells the LMS that registration is done, so that it closes this frame or window. LTI DR §3.7
const parent = window.opener ?? window.parent;
if (parent !== window) parent.postMessage({ subject: 'org.imsglobal.lti.close' }, '*');
