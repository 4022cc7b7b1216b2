package cn.sidian.examples.material;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.material.list.MaterialList;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sidian materials convert}: a list in another format. */
@Command(
    name = "convert",
    description = "转换材料清单的格式 / A material list in another format.",
    mixinStandardHelpOptions = true)
public final class MaterialsConvertCommand extends FilesCommand {
  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "OUT",
      description = "新文件，.json、.csv或.xlsx / a new file: .json, .csv or .xlsx")
  @Nullable Path out;

  @Option(
      names = "--charset",
      paramLabel = "UTF-8|GB18030",
      description = "CSV的编码 / the charset of CSV")
  String charsetName = "UTF-8";

  @Option(
      names = "--titles",
      paramLabel = "zh|en",
      description = "表头语言 / the language of the titles")
  String titles = "zh";

  private Charset charset = StandardCharsets.UTF_8;

  @Override
  void prepare() {
    if (files.size() > 1) {
      throw usage(new Text("一次只能转换一个文件。", "Convert one file at a time."));
    }
    if (out == null || !MaterialLists.isWritable(out)) {
      throw usage(
          new Text("-o 应以 .json、.csv 或 .xlsx 结尾。", "-o must end with .json, .csv or .xlsx."));
    }
    switch (charsetName.toUpperCase(Locale.ROOT)) {
      case "UTF-8" -> charset = StandardCharsets.UTF_8;
      case "GB18030" -> charset = Charset.forName("GB18030");
      default ->
          throw usage(
              new Text("--charset 只能是 UTF-8 或 GB18030。", "--charset must be UTF-8 or GB18030."));
    }
    if (!titles.equals("zh") && !titles.equals("en")) {
      throw usage(new Text("--titles 只能是 zh 或 en。", "--titles must be zh or en."));
    }
  }

  @Override
  ExitCode file(Path file) {
    MaterialList list = MaterialLists.read(file).list();
    Path target = java.util.Objects.requireNonNull(out);
    try {
      MaterialLists.write(list, Locale.forLanguageTag(titles), charset, target);
    } catch (FileAlreadyExistsException e) {
      return refused(file, target);
    } catch (IOException e) {
      throw new SidianException(
          "OUTPUT_UNWRITABLE",
          new Text(
              "无法写入输出文件，请检查目录和权限。", "The output cannot be written; check folder and permissions."),
          target.toString(),
          e);
    }
    if (json()) {
      print(
          JsonLine.of(file.toString())
              .put("output", target.toString())
              .put("requirements", list.requirements().size()));
    } else {
      line("已写入 " + target, "written: " + target);
    }
    return ExitCode.YES;
  }

  private ExitCode refused(Path file, Path target) {
    Text why = new Text("输出文件已存在，请换一个名字。", "The output exists; choose another name.");
    if (json()) {
      print(
          JsonLine.of(file.toString())
              .put(
                  "refused",
                  new JsonLine()
                      .put("code", "OUTPUT_EXISTS")
                      .put("zh", why.zh())
                      .put("en", why.en())));
    } else {
      reporter().remark(new Text(target + "：" + why.zh(), target + ": " + why.en()));
    }
    return ExitCode.OPEN;
  }
}
