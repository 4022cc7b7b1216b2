package cn.sidian.material;

import java.util.Locale;

/** The forms in which a graph leaves: all of them complete, self-contained text. */
public enum GraphExport {
  /** {@code sidian-graph/1}: reads back as the same graph. */
  JSON,
  /** For graphviz. */
  DOT,
  /** For yEd, Gephi, NetworkX, JGraphT. */
  GRAPHML,
  /** For Markdown pages. */
  MERMAID,
  /** A picture: what comes first stands left, cycles are red, the basis is a tooltip. */
  SVG,
  /** The picture in a page of its own, with numbers and legend; no script, nothing from outside. */
  HTML;

  /**
   * Writes a graph.
   *
   * @param graph the graph
   * @param locale the language of the few words that are not names: Chinese or English
   * @return the text, to be saved as UTF-8
   */
  public String write(PrerequisiteGraph graph, Locale locale) {
    return switch (this) {
      case JSON -> GraphJson.write(graph);
      case DOT -> GraphDot.write(graph);
      case GRAPHML -> GraphMl.write(graph);
      case MERMAID -> GraphMermaid.write(graph);
      case SVG -> new GraphPicture(graph, locale).svg();
      case HTML -> new GraphPicture(graph, locale).html();
    };
  }
}
