package cn.sidian.seal.verifying;

import cn.sidian.core.SidianException;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.attack.AttackedPdf;
import cn.sidian.seal.attack.PreparedDocument;
import cn.sidian.seal.attack.SealAttacks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;

/**
 * Writes attacks on a sealed file and honest later revisions of one into a folder, with the root
 * beside them, and prints for each what must be answered and what our verifier says: {@code
 * .ci/differential} lets other verifiers judge the same files.
 */
public final class DifferentialSamples {
  private static final Signers WHO = Signers.RSA;
  private static final int HOLE = 9_000;

  private DifferentialSamples() {}

  /** Writes; the argument is the folder. */
  public static void main(String[] arguments) throws IOException, CertificateEncodingException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Files.write(folder.resolve("root.cer"), WHO.root().certificate().getEncoded());
    StringBuilder table = new StringBuilder();
    byte[] prepared = Signers.seal(WHO.sealer(), PreparedDocument.bytes(), Given.placement());
    byte[] victim = SignedFile.of(WHO, prepared).withHole(HOLE).signed().bytes();
    put(folder, table, "honest-UNTOUCHED", "accept", victim);
    byte[] form = Signers.seal(WHO.sealer(), Later.form(), Given.placement());
    for (LaterChangesTest.Honest honest : LaterChangesTest.Honest.values()) {
      put(
          folder,
          table,
          "honest-" + honest,
          "accept",
          honest.change.apply(Later.than(form)).bytes());
    }
    put(
        folder,
        table,
        "honest-SECOND_SEAL",
        "accept",
        Signers.seal(WHO.sealer(), form, Given.placement()));
    for (AttackedPdf attacked : SealAttacks.on(victim).all()) {
      String demand =
          switch (attacked.attack().demand()) {
            case NOT_ACCEPTED -> "refuse";
            case TIME_NOT_PROVEN -> "either";
          };
      put(folder, table, "attack-" + attacked.attack(), demand, attacked.pdf());
    }
    Files.writeString(folder.resolve("expected.tsv"), table.toString());
  }

  private static void put(Path folder, StringBuilder table, String name, String demand, byte[] pdf)
      throws IOException {
    Files.write(folder.resolve(name + ".pdf"), pdf);
    String said;
    try {
      said =
          Facts.verify(pdf, WHO.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
              .verdict()
              .name();
    } catch (SidianException e) {
      said = e.code();
    }
    table.append(name).append('\t').append(demand).append('\t').append(said).append('\n');
    System.out.write((name + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
