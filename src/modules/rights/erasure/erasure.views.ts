/** Since when nothing but counts is left of somebody. */
export class ErasedView {
  personId!: string;
  erasedOn!: string;
}
