/** What stands in the fields of a form, by the ids of the fields. A ticked box is `on`, one that is not is empty. */
export type Typed = Record<string, string>;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const KEPT_TYPES = new Set(['text', 'email', 'tel', 'number', 'search', 'textarea', 'select-one', 'checkbox']);

/** Neither passwords nor files nor hidden fields; and only what has a name of its own on the page. */
const isKept = (element: unknown): element is Field => element instanceof HTMLElement && 'type' in element && KEPT_TYPES.has(String(element.type)) && element.id !== '' && !element.id.startsWith('mantine-');

const valueOf = (field: Field) => (field.type === 'checkbox' ? ((field as HTMLInputElement).checked ? 'on' : '') : field.value);

export const typedIn = (form: HTMLFormElement): Typed => Object.fromEntries([...form.elements].filter(isKept).map((field) => [field.id, valueOf(field)]));

/** As if it were typed: whoever listens hears of it. What is folded away is opened, so that nothing is sent unseen. */
export function fillIn(typed: Typed): void {
  for (const [id, value] of Object.entries(typed)) {
    const field = document.getElementById(id);
    if (!isKept(field) || valueOf(field) === value) continue;
    field.closest('details')?.setAttribute('open', '');
    if (field.type === 'checkbox') field.click();
    else setValue(field, value);
  }
}

function setValue(field: Field, value: string): void {
  // React has replaced the setter of the element by one of its own, which would keep the change from being heard.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value);
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}
