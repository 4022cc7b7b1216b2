package cn.sidian.examples.cli;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.core.trust.X509Certificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Which certificates are trusted, and what is known of revoked ones. */
public final class TrustOptions {
  @Option(
      names = "--trust",
      paramLabel = "PEM",
      description = "信任的根证书，可重复 / trusted roots; may be repeated")
  private List<Path> trust = List.of();

  @Option(
      names = "--crl",
      paramLabel = "F|FOLDER",
      description = "证书吊销列表或其文件夹，可重复 / revocation list, or a folder of evidence; may be repeated")
  private List<Path> crls = List.of();

  @Option(
      names = "--ocsp",
      paramLabel = "F|FOLDER",
      description = "OCSP 响应或其文件夹，可重复 / OCSP response, or a folder of evidence; may be repeated")
  private List<Path> ocsps = List.of();

  /**
   * The roots of all files.
   *
   * @param reading is told which file is read
   * @return the anchors; none without {@code --trust}
   * @throws SidianException if a file cannot be read
   */
  public TrustAnchors anchors(Consumer<Path> reading) {
    List<X509Certificate> anchors = new ArrayList<>();
    for (Path file : trust) {
      reading.accept(file);
      anchors.addAll(X509Certificates.read(file));
    }
    return TrustAnchors.of(anchors);
  }

  /**
   * The lists and responses of all files and folders.
   *
   * @param reading is told which file or folder is read
   * @return the evidence
   * @throws SidianException if one cannot be read, or if a folder holds none: who names it counts
   *     on it
   */
  public RevocationEvidence evidence(Consumer<Path> reading) {
    RevocationEvidence evidence = RevocationEvidence.none();
    for (Path file : crls) {
      reading.accept(file);
      evidence = evidence.and(Files.isDirectory(file) ? folder(file) : list(file));
    }
    for (Path file : ocsps) {
      reading.accept(file);
      evidence = evidence.and(Files.isDirectory(file) ? folder(file) : response(file));
    }
    return evidence;
  }

  private static RevocationEvidence list(Path file) {
    return RevocationEvidence.fromFiles(List.of(file), List.of());
  }

  private static RevocationEvidence response(Path file) {
    return RevocationEvidence.fromFiles(List.of(), List.of(file));
  }

  /** A wrong folder would go unnoticed: nothing in it says that something was expected there. */
  private static RevocationEvidence folder(Path folder) {
    RevocationEvidence found = RevocationEvidence.fromFolder(folder);
    if (found.isEmpty()) {
      throw new SidianException(
          "REVOCATION_UNREADABLE",
          new Text(
              "文件夹中没有吊销证据。请放入 *.crl、*.ocsp 或 *.ors 文件，或改正路径。",
              "The folder holds no evidence of revocation. Put *.crl, *.ocsp or *.ors files there, or"
                  + " correct the path."),
          folder.toString());
    }
    return found;
  }
}
