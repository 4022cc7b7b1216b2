package cn.sidian.material;

import cn.sidian.core.Text;
import cn.sidian.material.internal.Components;
import cn.sidian.material.internal.Layout;
import cn.sidian.material.internal.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A picture of a graph: what comes first stands left. Edges of cycles are red, alternatives dashed,
 * undeclared nodes dashed red; the basis of an edge is its tooltip. Plain SVG, nothing from
 * outside.
 */
final class GraphPicture {
  private static final int ROW = 46;
  private static final int BOX = 32;
  private static final int GAP = 90;
  private static final int MARGIN = 24;
  private static final int SIGN = 14;
  private static final int WIDEST = 18;

  private final PrerequisiteGraph graph;
  private final Locale locale;
  private final Shape shape;
  private final Components parts;
  private final int all;
  private final List<int[]> edges = new ArrayList<>(); // from, to, requirement, alternatives
  private final Layout layout;
  private final int[] left; // of each layer
  private final int[] width;
  private final double height;

  GraphPicture(PrerequisiteGraph graph, Locale locale) {
    this.graph = graph;
    this.locale = locale;
    this.shape = graph.shape();
    this.parts = Components.of(shape);
    this.all = graph.tables().ids().size();
    for (int r : graph.tables().declaredOrder()) {
      int alternatives = shape.endAlternative(r) - shape.firstAlternative(r);
      for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
        edges.add(new int[] {shape.nodeOf(r), shape.target(a), r, alternatives});
      }
    }
    this.layout =
        new Layout(
            all,
            edges.stream().mapToInt(e -> e[0]).toArray(),
            edges.stream().mapToInt(e -> e[1]).toArray());
    this.width = new int[layout.layers()];
    for (int v = 0; v < all; v++) {
      width[layout.layer(v)] = Math.max(width[layout.layer(v)], boxWidth(v));
    }
    this.left = new int[layout.layers() + 1];
    int x = MARGIN;
    for (int l = 0; l < width.length; l++) {
      left[l] = x;
      x += width[l] + GAP;
    }
    left[width.length] = Math.max(x - GAP, MARGIN) + MARGIN;
    double lowest = 0;
    for (int v = 0; v < all; v++) {
      lowest = Math.max(lowest, layout.y(v));
    }
    this.height = (lowest + 1) * ROW + 2 * MARGIN;
  }

  private String label(int v) {
    String name = v < graph.nodeCount() ? graph.tables().name(v) : graph.tables().ids().id(v);
    String line = name.replace('\n', ' ').replace('\r', ' ');
    return line.codePointCount(0, line.length()) <= WIDEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, WIDEST - 1)) + "…";
  }

  private int boxWidth(int v) {
    double signs = label(v).codePoints().mapToDouble(c -> c < 0x2E80 ? 0.6 : 1.02).sum();
    return (int) Math.ceil(signs * SIGN) + 20;
  }

  private double middle(int point) {
    return MARGIN + layout.y(point) * ROW + ROW / 2.0;
  }

  String svg() {
    StringBuilder out = new StringBuilder(4096);
    int wide = left[width.length];
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(wide);
    out.append("\" height=\"").append((int) height).append("\" viewBox=\"0 0 ").append(wide);
    out.append(' ').append((int) height).append("\" font-family=\"'Noto Sans CJK SC',");
    out.append("'Microsoft YaHei','PingFang SC',sans-serif\" font-size=\"").append(SIGN);
    out.append("\">\n<title>").append(Markup.escaped(say(title()))).append("</title>\n");
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n<defs>");
    arrow(out, "a", "#6b7785");
    arrow(out, "c", "#c81e1e");
    out.append("</defs>\n<g fill=\"none\" stroke-width=\"1.3\">\n");
    for (Layout.Bend bend : layout.bends()) {
      edge(out, bend);
    }
    out.append("</g>\n");
    for (int v = 0; v < all; v++) {
      box(out, v);
    }
    return out.append("</svg>\n").toString();
  }

  private static void arrow(StringBuilder out, String id, String colour) {
    out.append("<marker id=\"").append(id).append("\" viewBox=\"0 0 8 8\" refX=\"7.5\" refY=\"4\"");
    out.append(" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\">");
    out.append("<path d=\"M0,0.5 L8,4 L0,7.5 z\" fill=\"").append(colour).append("\"/></marker>");
  }

  private boolean inCycle(int[] edge) {
    return edge[1] < shape.nodes()
        && parts.partOf(edge[0]) == parts.partOf(edge[1])
        && (edge[0] == edge[1] || parts.size(parts.partOf(edge[0])) > 1);
  }

  /** Drawn in the direction of work: from what is needed to who needs it. */
  private void edge(StringBuilder out, Layout.Bend bend) {
    int[] edge = edges.get(bend.edge());
    boolean cycle = inCycle(edge);
    out.append("<path d=\"").append(path(bend, edge)).append("\" stroke=\"");
    out.append(cycle ? "#c81e1e" : "#8a95a3").append('"');
    if (edge[3] > 1) {
      out.append(" stroke-dasharray=\"5 4\"");
    }
    // the first point of the path is the left end; the arrow stands at who needs
    boolean forward = layout.layer(edge[0]) >= layout.layer(edge[1]);
    out.append(forward ? " marker-end=\"url(#" : " marker-start=\"url(#");
    out.append(cycle ? "c" : "a").append(")\"><title>");
    Prerequisite requirement = graph.requirement(edge[2]);
    Text law = Labels.law(requirement);
    out.append(
        Markup.escaped(
            label(edge[0]) + " ← " + label(edge[1]) + "\n" + requirement.id() + ": " + say(law)));
    out.append("</title></path>\n");
  }

  private String path(Layout.Bend bend, int[] edge) {
    int[] points = bend.points();
    int l = bend.fromLayer();
    if (layout.layer(edge[0]) == layout.layer(edge[1])) {
      return loop(edge, l);
    }
    StringBuilder path = new StringBuilder();
    double x = left[l] + boxWidth(points[0]);
    double y = middle(points[0]);
    path.append(String.format(Locale.ROOT, "M%.1f,%.1f", x, y));
    for (int i = 1; i < points.length; i++) {
      double nextX = left[l + i];
      double nextY = middle(points[i]);
      double half = Math.max(30, (nextX - x) / 2);
      path.append(
          String.format(
              Locale.ROOT,
              " C%.1f,%.1f %.1f,%.1f %.1f,%.1f",
              x + half,
              y,
              nextX - half,
              nextY,
              nextX,
              nextY));
      x = nextX;
      y = nextY;
      if (i < points.length - 1) { // straight on below the boxes of this layer
        x += width[l + i];
        path.append(String.format(Locale.ROOT, " L%.1f,%.1f", x, y));
      }
    }
    return path.toString();
  }

  private String loop(int[] edge, int l) {
    double y1 = middle(edge[1]);
    double y2 = middle(edge[0]);
    double x1 = left[l] + boxWidth(edge[1]);
    double x2 = left[l] + boxWidth(edge[0]);
    double out = Math.max(x1, x2) + 46;
    double lift = edge[0] == edge[1] ? 9 : 0;
    return String.format(
        Locale.ROOT,
        "M%.1f,%.1f C%.1f,%.1f %.1f,%.1f %.1f,%.1f",
        x1,
        y1 - lift,
        out,
        y1 - lift,
        out,
        y2 + lift,
        x2,
        y2 + lift);
  }

  private void box(StringBuilder out, int v) {
    boolean declared = v < graph.nodeCount();
    boolean cycle =
        declared
            && (parts.size(parts.partOf(v)) > 1
                || edges.stream().anyMatch(e -> e[0] == v && e[1] == v));
    String fill = "#ffffff";
    if (declared) {
      fill =
          switch (graph.tables().from(v)) {
            case APPLICANT -> "#fff4d6";
            case SHARED -> "#e2f4e6";
            case RESULT -> "#e6effb";
          };
    }
    double x = left[layout.layer(v)];
    double y = middle(v) - BOX / 2.0;
    out.append("<g><title>").append(Markup.escaped(tooltip(v))).append("</title>");
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\""
                + " stroke=\"%s\"%s/>",
            x,
            y,
            boxWidth(v),
            BOX,
            fill,
            cycle || !declared ? "#c81e1e" : "#5b6b7f",
            declared ? "" : " stroke-dasharray=\"4 3\""));
    out.append(
        String.format(
            Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">", x + 10, y + BOX / 2.0 + SIGN * 0.36));
    out.append(Markup.escaped(label(v))).append("</text></g>\n");
  }

  private String tooltip(int v) {
    String id = graph.tables().ids().id(v);
    return v < graph.nodeCount() ? graph.tables().name(v) + "\n" + id : id;
  }

  private Text title() {
    int n = graph.nodeCount();
    int r = graph.requirementCount();
    int u = graph.unverifiedCount();
    return new Text(
        "材料前后置关系图：" + n + "个节点，" + r + "条要求，" + u + "条未核实（UNVERIFIED）",
        "Prerequisite graph: " + n + " nodes, " + r + " requirements, " + u + " UNVERIFIED");
  }

  private String say(Text text) {
    return text.in(locale);
  }

  String html() {
    String title = Markup.escaped(say(title()));
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"");
    out.append(locale.getLanguage().equals("zh") ? "zh" : "en");
    out.append("\">\n<head><meta charset=\"UTF-8\"><title>").append(title);
    out.append("</title>\n<style>body{font-family:sans-serif;margin:16px;color:#1f2933}");
    out.append("figure{margin:0;overflow:auto;border:1px solid #d5dbe3}");
    out.append("i{display:inline-block;width:14px;height:14px;border:1px solid #5b6b7f;");
    out.append("border-radius:3px;margin:0 4px 0 14px;vertical-align:-2px}</style></head>\n<body>");
    out.append("<h1 style=\"font-size:18px\">").append(title).append("</h1>\n<p>");
    legend(out, "#fff4d6", new Text("申请人提供", "brought by the applicant"));
    legend(out, "#e2f4e6", new Text("共享获取", "shared"));
    legend(out, "#e6effb", new Text("办理结果", "result of an item"));
    legend(out, "#c81e1e", new Text("循环", "cycle"));
    out.append("</p>\n");
    if (graph.unverifiedCount() > 0) {
      out.append("<p>").append(Markup.escaped(unverified())).append("</p>\n");
    }
    return out.append("<figure>").append(svg()).append("</figure></body></html>\n").toString();
  }

  private void legend(StringBuilder out, String colour, Text what) {
    out.append("<i style=\"background:").append(colour).append("\"></i>").append(say(what));
  }

  private String unverified() {
    TreeSet<String> ids = new TreeSet<>();
    for (int r = 0; r < shape.requirements(); r++) {
      if (!graph.tables().terms(r).verified()) {
        ids.add(graph.tables().requirementId(r));
      }
    }
    return "UNVERIFIED: " + String.join(", ", ids);
  }
}
