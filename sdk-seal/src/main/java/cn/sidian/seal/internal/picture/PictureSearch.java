package cn.sidian.seal.internal.picture;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.Deadline;
import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfDocument;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Looks for pictures of seals on the pages of a document (WD-42): on the last pages first, where
 * seals are, then from the start. A page that cannot be looked at is named, never passed over.
 */
public final class PictureSearch {
  private static final int FROM_START = 24;
  private static final int FROM_END = 8;
  private static final Duration MAX_DURATION = Duration.ofSeconds(4);

  private PictureSearch() {}

  /**
   * What was found.
   *
   * @param pages the pages that show the picture of a seal, 1 for the first
   * @param notLookedAt pages that could not be looked at, or not entirely
   * @param pagesLeft how many pages were not looked at because there are too many
   */
  public record Result(List<Integer> pages, List<Integer> notLookedAt, int pagesLeft) {
    /** Whether every page was looked at entirely. */
    public boolean isComplete() {
      return notLookedAt.isEmpty() && pagesLeft == 0;
    }
  }

  /** Looks at a document. */
  public static Result search(PdfDocument document) {
    Deadline deadline = document.deadline().within(MAX_DURATION);
    List<Integer> found = new ArrayList<>();
    TreeSet<Integer> missed = new TreeSet<>();
    int count;
    TreeSet<Integer> wanted = new TreeSet<>();
    PageTree tree = new PageTree(document);
    try {
      count = Math.max(0, tree.count());
      for (int page = 1; page <= Math.min(count, FROM_START); page++) {
        wanted.add(page);
      }
      for (int page = Math.max(1, count - FROM_END + 1); page > 0 && page <= count; page++) {
        wanted.add(page);
      }
    } catch (SidianException e) {
      return new Result(List.of(), List.of(1), 0);
    }
    // the last pages first: there the seals are
    for (int page : wanted.descendingSet()) {
      if (deadline.isOver() || !look(document, tree, page, deadline, found)) {
        missed.add(page);
      }
    }
    found.sort(null);
    return new Result(List.copyOf(found), List.copyOf(missed), count - wanted.size());
  }

  /** Whether the page could be looked at entirely. */
  private static boolean look(
      PdfDocument document, PageTree tree, int number, Deadline deadline, List<Integer> found) {
    try {
      PageTree.Page page = tree.page(number);
      if (page == null) {
        return true;
      }
      PageCopy copy = new PageCopy(document, deadline);
      PageDrawing.Drawn drawn = PageDrawing.of(copy.of(page), deadline);
      BufferedImage picture = drawn.picture();
      int width = picture.getWidth();
      int height = picture.getHeight();
      int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
      if (!new RoundMarks(pixels, width, height).find().isEmpty()) {
        found.add(number);
      }
      return drawn.complete() && !copy.isIncomplete();
    } catch (IOException | PageCopy.TooMuch | RuntimeException | StackOverflowError e) {
      // strangers' pages fail in many ways; each means that nobody looked
      return false;
    }
  }
}
