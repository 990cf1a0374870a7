import { createWebClient, type WebPage } from '../../server/demo/web-client.ts';

/** One person at the demo LMS with a browser without a screen: cookies kept, forms that send themselves sent. */
export type LmsVisitor = {
  /** Opens a page and follows it through login, authentication and launch. */
  open: (url: string) => Promise<WebPage>;
  /** Presses a page's button: its form whose action ends so, with these fields in the place of what stands in them. */
  press: (page: WebPage, action: string, fields?: [string, string][]) => Promise<WebPage>;
};

export async function visitLms(lmsUrl: string, personKey: string): Promise<LmsVisitor> {
  const client = createWebClient();
  await client.post(`${lmsUrl}/sign-in`, new URLSearchParams({ person: personKey }), lmsUrl);
  const follow = async (first: WebPage): Promise<WebPage> => {
    let page = first;
    for (let step = 0; step < MOST_STEPS; step++) {
      const form = page.forms.find((one) => one.submitsItself);
      if (form === undefined) return page;
      page = await client.post(form.action, new URLSearchParams(form.fields), new URL(page.url).origin);
    }
    throw new Error('forms that send themselves without end');
  };
  return {
    open: async (url) => follow(await client.get(new URL(url, lmsUrl).href)),
    press: async (page, action, fields = []) => {
      const form = page.forms.find((one) => new URL(one.action).pathname.endsWith(action));
      if (form === undefined) throw new Error(`${page.url} has no form to ${action}: ${page.html.slice(-1500)}`);
      const kept = form.fields.filter(([name]) => !fields.some(([other]) => other === name));
      const sent = new URLSearchParams([...kept, ...fields]);
      return follow(await client.post(form.action, sent, new URL(page.url).origin));
    },
  };
}

const MOST_STEPS = 6;
