package cn.sidian.seal.internal.pdf;

import cn.sidian.core.Limits;

/**
 * What the revisions of one file have in common, so that each further one takes little memory.
 *
 * @param pages of the cross references
 * @param objects by where they stand
 * @param streams of objects, decoded
 */
record FileParts(XrefPages pages, ObjectsByPlace objects, ObjectStreams streams) {
  static FileParts within(Limits limits) {
    return new FileParts(
        new XrefPages(limits.maxObjects()),
        new ObjectsByPlace(),
        new ObjectStreams(limits.maxDecompressedBytes()));
  }
}
