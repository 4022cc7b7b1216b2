package cn.sidian.condition.internal;

/**
 * A place in a file.
 *
 * @param file the name of the file
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1
 */
public record Place(String file, int line, int column) {
  /** The file as a whole. */
  public static Place wholeOf(String file) {
    return new Place(file, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ", line " + line + ", column " + column;
  }
}
