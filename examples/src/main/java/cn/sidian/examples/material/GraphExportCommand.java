package cn.sidian.examples.material;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.material.CaseView;
import cn.sidian.material.GraphExport;
import cn.sidian.material.GraphFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sidian graph export}: a graph for other programs and for people. */
@Command(
    name = "export",
    description = "Write a graph as JSON, DOT, GraphML, Mermaid, SVG or HTML.",
    mixinStandardHelpOptions = true)
public final class GraphExportCommand extends GraphFilesCommand {
  @Option(
      names = "--to",
      required = true,
      paramLabel = "json|dot|graphml|mermaid|svg|html",
      description = "what to write")
  String to = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT",
      description = "a new file; else the screen")
  @Nullable Path out;

  private GraphExport export = GraphExport.JSON;

  @Override
  void prepare() {
    try {
      export = GraphExport.valueOf(to.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw usage(
          new Text(
              "--to 只能是 json、dot、graphml、mermaid、svg 或 html。",
              "--to must be json, dot, graphml, mermaid, svg or html."));
    }
    if (out != null && files.size() > 1) {
      throw usage(new Text("-o 只能配一个输入文件。", "-o goes with one input file only."));
    }
    if (out == null && json()) {
      throw usage(new Text("--json 须与 -o 同用。", "--json needs -o."));
    }
    super.prepare();
  }

  @Override
  ExitCode graph(Path file, GraphFile read, CaseView view) {
    Locale locale = options.locale();
    String text = export.write(read.graph(), locale);
    if (out == null) {
      commandLine().getOut().print(text);
      return ExitCode.YES;
    }
    try {
      Files.writeString(out, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      return refused(file, new Text("输出文件已存在，请换一个名字。", "The output exists; choose another name."));
    } catch (IOException e) {
      throw new SidianException(
          "OUTPUT_UNWRITABLE",
          new Text(
              "无法写入输出文件，请检查目录和权限。", "The output cannot be written; check folder and permissions."),
          out.toString(),
          e);
    }
    if (json()) {
      print(begin(file).put("output", out.toString()).put("to", export.name()));
    } else {
      line("已写入 " + out, "written: " + out);
    }
    return ExitCode.YES;
  }

  private ExitCode refused(Path file, Text why) {
    if (json()) {
      print(
          begin(file)
              .put(
                  "refused",
                  new JsonLine()
                      .put("code", "OUTPUT_EXISTS")
                      .put("zh", why.zh())
                      .put("en", why.en())));
    } else {
      reporter().remark(new Text(out + "：" + why.zh(), out + ": " + why.en()));
    }
    return ExitCode.OPEN;
  }
}
