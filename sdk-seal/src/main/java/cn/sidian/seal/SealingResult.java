package cn.sidian.seal;

import cn.sidian.core.SidianException;

/**
 * What became of an attempt to seal: a {@link SealedPdf}, or a {@link SealRefusal} with its reason.
 * After a refusal nothing was written.
 */
public sealed interface SealingResult permits SealedPdf, SealRefusal {
  /**
   * The sealed document, for callers that only want to go on or stop.
   *
   * @return the document
   * @throws SidianException with the code and words of the refusal
   */
  SealedPdf requireSealed();
}
