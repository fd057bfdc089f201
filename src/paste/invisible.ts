/** Characters without a picture: soft hyphen, zero-width and direction marks, variation selectors, byte order mark. */
export const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
