package cn.sidian.seal.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** What PDFBox, which repairs what it reads, shows of pages apart from annotations, in words. */
final class ShownPages {
  private static final List<COSName> OF_PAGES =
      List.of(
          COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE, COSName.CONTENTS, COSName.RESOURCES);

  private final IdentityHashMap<COSBase, Boolean> open = new IdentityHashMap<>();
  private final StringBuilder words = new StringBuilder();

  private ShownPages() {}

  static String of(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      ShownPages shown = new ShownPages();
      for (PDPage page : document.getPages()) {
        shown.words.append("page");
        for (COSName key : OF_PAGES) {
          shown.add(page.getCOSObject().getDictionaryObject(key));
        }
      }
      return shown.words.toString();
    } catch (IOException | RuntimeException e) {
      // who shows nothing shows nothing else
      return "";
    }
  }

  private void add(COSBase object) throws IOException {
    COSBase base = object instanceof COSObject indirect ? indirect.getObject() : object;
    if (base == null || open.put(base, true) != null) {
      words.append('~');
      return;
    }
    if (base instanceof COSStream stream) {
      dictionary(stream);
      try (InputStream data = stream.createRawInputStream()) {
        words.append(HexFormat.of().formatHex(data.readAllBytes()));
      }
    } else if (base instanceof COSDictionary dictionary) {
      dictionary(dictionary);
    } else if (base instanceof COSArray array) {
      words.append('[');
      for (int i = 0; i < array.size(); i++) {
        add(array.get(i));
      }
      words.append(']');
    } else if (base instanceof COSString string) {
      words.append(string.toHexString());
    } else {
      words.append(base).append(' ');
    }
    open.remove(base);
  }

  private void dictionary(COSDictionary dictionary) throws IOException {
    List<COSName> keys = new ArrayList<>(dictionary.keySet());
    keys.sort(null);
    words.append("<<");
    for (COSName key : keys) {
      words.append(key.getName()).append(' ');
      add(dictionary.getItem(key));
    }
    words.append(">>");
  }
}
