package cn.sidian.seal.attack;

/**
 * A sealed file after an attack.
 *
 * @param attack what was done
 * @param pdf the file; not copied
 * @param signedRange the four numbers under which the signed bytes still stand in the file
 */
@SuppressWarnings("ArrayRecordComponent") // files are shared, and never changed
public record AttackedPdf(Attack attack, byte[] pdf, long[] signedRange) {
  @Override
  public String toString() {
    return attack + ", " + pdf.length + " bytes";
  }
}
