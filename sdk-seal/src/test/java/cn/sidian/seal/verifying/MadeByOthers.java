package cn.sidian.seal.verifying;

import cn.sidian.core.SidianException;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.attack.PreparedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sealed files for other programs to continue, and what our verifier says of what they made of
 * them: {@code .ci/judge-makers}.
 */
public final class MadeByOthers {
  private static final Signers WHO = Signers.RSA;

  private MadeByOthers() {}

  /** {@code write FOLDER} or {@code judge FOLDER}; fails if a file is not judged as it must be. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    if (arguments[0].equals("write")) {
      write(folder);
    } else if (!judge(folder)) {
      System.exit(1);
    }
  }

  private static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("key.p12"), WHO.signer().pkcs12("test".toCharArray()));
    for (SealCertification certification : SealCertification.values()) {
      byte[] sealed =
          Signers.seal(
              WHO.builder(WHO.signer()).certification(certification).build(),
              PreparedDocument.bytes(),
              Given.placement());
      Files.write(folder.resolve("sealed-" + certification + ".pdf"), sealed);
    }
  }

  private static boolean judge(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(file -> file.toString().endsWith(".pdf"))
              .filter(file -> !file.getFileName().toString().startsWith("sealed-"))
              .sorted()
              .toList();
    }
    int wrong = 0;
    for (Path file : files) {
      String name = file.getFileName().toString();
      String must = demand(name);
      String said = said(Files.readAllBytes(file));
      boolean right = must.equals(said.split(" ", 2)[0]);
      wrong += right ? 0 : 1;
      System.out.printf("%s%s: must be %s, is %s%n", right ? "" : "WRONG ", name, must, said);
    }
    System.out.printf("files: %d, wrong: %d%n", files.size(), wrong);
    return wrong == 0 && files.size() >= 41;
  }

  /** docs/verification.md: what is drawn never, a note on the page as the certification has it. */
  private static String demand(String name) {
    boolean p1 = name.endsWith("-NO_CHANGES.pdf");
    if (name.contains("-DRAWN-")) {
      return "FORBIDDEN";
    }
    if (name.contains("-INFO-")) {
      return "PERMITTED";
    }
    if (name.contains("-ANNOTATED-")) {
      return name.endsWith("-ANNOTATIONS.pdf") ? "NOT_CHECKED" : "FORBIDDEN";
    }
    boolean newField = name.contains("-SIGNED_NEW_FIELD-");
    if (newField && name.endsWith("-FORM_FILLING.pdf")) {
      return "FORBIDDEN";
    }
    // EU DSS adds output intents when it draws
    boolean drawsColours = name.startsWith("dss-") && !name.contains("-SIGNED_INVISIBLE-");
    if (drawsColours || (newField && name.endsWith("-ANNOTATIONS.pdf"))) {
      return "NOT_CHECKED";
    }
    return p1 ? "FORBIDDEN" : "PERMITTED";
  }

  private static String said(byte[] pdf) {
    try {
      SignatureReport seal =
          Facts.verify(pdf, WHO.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
              .signatures()
              .stream()
              .filter(signature -> signature.kind() == Kind.SEAL)
              .findFirst()
              .orElseThrow();
      return seal.changes().stream()
          .map(change -> change.rule() + "=" + change.judgement())
          .collect(
              Collectors.joining(", ", seal.laterChanges() + " " + seal.integrity() + " ", ""));
    } catch (SidianException e) {
      return e.code();
    }
  }
}
