import { type ComponentChildren, createElement, options, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { type View, ViewContext } from './view';

/**
 * No page shows a link, a form or a button that the policy keeps its reader from: whatever component draws one, it is
 * asked here, of the rule of the route that it leads to. A name that leads nowhere stays as a word; what looks like a
 * button, a way back or an entry of a menu is left out.
 */
type Attributes = Record<string, unknown> & { children?: ComponentChildren };

const asked: Record<string, (props: Attributes) => VNode | ComponentChildren> = {
  a: (props) => {
    if (isOpen(useContext(ViewContext), 'GET', props.href)) return plain('a', props);
    return isAct(props.class) ? null : plain('span', { children: props.children });
  },
  form: (props) => {
    const method = props.method === 'post' ? 'POST' : 'GET';
    return isOpen(useContext(ViewContext), method, props.action) ? plain('form', props) : null;
  },
  button: (props) => {
    const view = useContext(ViewContext);
    // Two lists may be searched by one form of two buttons.
    const isShown = isOpen(view, 'POST', props.formaction) && isOpen(view, 'GET', props.formaction);
    return isShown ? plain('button', props) : null;
  },
};

const before = options.vnode;

options.vnode = (vnode) => {
  const { type } = vnode;
  if (typeof type === 'string' && Object.hasOwn(asked, type)) {
    vnode.type = asked[type] as VNode['type'];
  }
  before?.(vnode);
};

/** The element itself, whatever was made of it a moment ago. */
function plain(type: string, props: Attributes): VNode {
  const element: VNode = createElement(type, props);
  element.type = type;
  return element;
}

function isOpen(view: View | undefined, method: 'GET' | 'POST', address: unknown): boolean {
  if (typeof address !== 'string' || !view?.mayGo) return true;
  return view.mayGo(method, address);
}

const isAct = (names: unknown): boolean =>
  typeof names === 'string' && /\b(button|back|row-link)\b/.test(names);
