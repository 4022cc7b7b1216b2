package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;

/** Takes new objects: a revision behind a document, or a document that is being made. */
public interface NewObjects {
  /** Adds an object under a new number. */
  Reference add(PdfObject object);

  /** Adds a stream under a new number; /Length is set there. */
  Reference addStream(Dictionary dictionary, byte[] data);
}
