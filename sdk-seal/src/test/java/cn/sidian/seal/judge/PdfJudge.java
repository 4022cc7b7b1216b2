package cn.sidian.seal.judge;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** What other readers say about one PDF. */
public final class PdfJudge {
  private static final Pattern PAGES = Pattern.compile("(?m)^Pages:\\s+(\\d+)");

  private final Path file;
  private final @Nullable String password;

  private PdfJudge(Path file, @Nullable String password) {
    this.file = file;
    this.password = password;
  }

  /** A file, with its password if it needs one. */
  public static PdfJudge of(Path file, @Nullable String password) {
    return new PdfJudge(file, password);
  }

  /** A file without password. */
  public static PdfJudge of(Path file) {
    return new PdfJudge(file, null);
  }

  private Tool.Result poppler(Tool tool, List<String> options, String... after) {
    List<String> all = new ArrayList<>(options);
    if (password != null) {
      all.addAll(List.of("-opw", password, "-upw", password));
    }
    all.add(file.toString());
    all.addAll(Arrays.asList(after));
    return tool.run(all.toArray(new String[0]));
  }

  /** How bad qpdf finds the structure: 0 fine, 1 warnings, 2 errors. */
  public int structureTrouble() {
    List<String> all = new ArrayList<>(List.of("--check"));
    if (password != null) {
      all.add("--password=" + password);
    }
    all.add(file.toString());
    int exit = Tool.QPDF.run(all.toArray(new String[0])).exit();
    return exit == 0 ? 0 : exit == 3 ? 1 : 2;
  }

  /** The blocks of pdfsig, one for each signature. */
  public List<String> signatures() {
    String output = poppler(Tool.PDFSIG, List.of("-nocert")).output();
    String[] blocks = output.split("(?m)^Signature #");
    return List.of(blocks).subList(1, blocks.length);
  }

  /**
   * Whether a signature is valid and covers the whole file.
   *
   * @param field its field; null for the last signature
   */
  public boolean coversAll(@Nullable String field) {
    List<String> signatures = signatures();
    String block = signatures.isEmpty() ? "" : signatures.get(signatures.size() - 1);
    if (field != null) {
      String line = "Signature Field Name: " + field + "\n";
      block = signatures.stream().filter(b -> b.contains(line)).findFirst().orElse("");
    }
    return isValid(block) && block.contains("Total document signed");
  }

  /** Whether pdfsig says that a signature is valid. */
  public static boolean isValid(String block) {
    return block.contains("Signature is Valid");
  }

  /** The text of all pages, as pdftotext finds it. */
  public String text() {
    return poppler(Tool.PDFTOTEXT, List.of("-q", "-enc", "UTF-8"), "-").output();
  }

  /** How many pages pdfinfo counts; -1 if it cannot open the file. */
  public int pages() {
    Matcher matcher = PAGES.matcher(poppler(Tool.PDFINFO, List.of()).output());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  /** The displayed page, or null if pdftoppm cannot draw it. */
  public @Nullable BufferedImage picture(int page, int dpi) {
    try {
      Path folder = Files.createTempDirectory("judge");
      Path target = folder.resolve("page");
      String number = Integer.toString(page);
      poppler(
          Tool.PDFTOPPM,
          List.of(
              "-q",
              "-png",
              "-cropbox",
              "-singlefile",
              "-r",
              Integer.toString(dpi),
              "-f",
              number,
              "-l",
              number),
          target.toString());
      Path png = folder.resolve("page.png");
      BufferedImage image =
          Files.exists(png) ? Objects.requireNonNull(ImageIO.read(png.toFile())) : null;
      Files.deleteIfExists(png);
      Files.delete(folder);
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
