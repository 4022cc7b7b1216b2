package cn.sidian.seal.fuzz;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.sealing.NoteJson;
import cn.sidian.seal.internal.sealing.ProvenanceJson;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** The note of a seal, and the file of provenance that a caller hands in: strict JSON. */
class NoteFuzz {
  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] json) {
    fuzzerTestOneInput(json);
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] json) {
    NoteJson.isOtherVersion(json);
    try {
      NoteJson.Bound bound = NoteJson.parse(json);
      if (bound.note().voucherNumber() == null || bound.documentDigest().indexOf(':') < 0) {
        throw new AssertionError("a note that is not complete");
      }
    } catch (SidianException e) {
      Allowed.check(e, Allowed.OF_NOTES);
    }
    try {
      ProvenanceJson.parse(json);
    } catch (SidianException e) {
      Allowed.check(e, Allowed.OF_NOTES);
    }
  }
}
