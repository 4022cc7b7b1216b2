package cn.sidian.benchmarks.workload;

/** The documents that are sealed. */
public enum Document {
  /** About 25 KB: text in an embedded font. */
  ONE_PAGE(1),
  /** About 300 KB: text in an embedded font. */
  TEN_PAGES(10),
  /** 10 MB: text and pictures. */
  TEN_MEGABYTES(16);

  private final int pages;

  Document(int pages) {
    this.pages = pages;
  }

  /** How many pages it has. */
  public int pages() {
    return pages;
  }
}
