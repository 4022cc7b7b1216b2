package cn.sidian.seal.fuzz;

import cn.sidian.seal.verifying.FuzzFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The seeds of each target, all made by our own fixtures; the main method writes them to files. */
public final class FuzzSeeds {
  private static final String NOTE =
      "{\"format\":\"sidian-note/1\",\"voucherNumber\":\"20260601-7K3M9QXD\","
          + "\"issuedAt\":\"2026-06-01T10:00:00+08:00\",\"purpose\":\"x\",\"document\":{\"length\":9,"
          + "\"digest\":\"sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0\"},"
          + "\"provenance\":{\"sourceDepartment\":\"a\",\"sourceCode\":\"911100000000000006\","
          + "\"interfaceId\":\"i/2\",\"queryId\":\"Q-1\",\"queriedAt\":\"2026-06-01T09:59:00+08:00\","
          + "\"dataDigest\":\"sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0\","
          + "\"dataName\":\"n\"}}";

  private static final String PROVENANCE =
      "{\"format\":\"sidian-provenance/1\",\"sourceDepartment\":\"a\","
          + "\"sourceCode\":\"911100000000000006\",\"interfaceId\":\"i/2\",\"queryId\":\"Q-1\","
          + "\"queriedAt\":\"2026-06-01T09:59:00+08:00\","
          + "\"dataDigest\":\"sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0\"}";

  private FuzzSeeds() {}

  /** The targets by their names, with what makes their seeds. */
  static Map<String, Supplier<Map<String, byte[]>>> all() {
    Map<String, Supplier<Map<String, byte[]>>> all = new LinkedHashMap<>();
    all.put("RevisionReaderFuzz", FuzzFixtures::files);
    all.put("LaterRevisionFuzz", FuzzFixtures::revisions);
    all.put("SignatureValueFuzz", FuzzFixtures::values);
    all.put("SecurityStoreFuzz", FuzzSeeds::stores);
    all.put("NoteFuzz", FuzzSeeds::notes);
    return all;
  }

  /** The seeds of a target by their names. */
  static Map<String, byte[]> of(String target) {
    Supplier<Map<String, byte[]>> seeds = all().get(target);
    if (seeds == null) {
      throw new IllegalArgumentException("no such target; there are " + all().keySet());
    }
    return seeds.get();
  }

  private static Map<String, byte[]> stores() {
    Map<String, byte[]> stores = new LinkedHashMap<>();
    stores.put("grown", store("<</Type/DSS/Certs[20 0 R 91 0 R]/CRLs[92 0 R]/OCSPs[]>>"));
    stores.put(
        "vri",
        store(
            "<</Type/DSS/Certs[20 0 R]/VRI<</0123456789ABCDEF0123456789ABCDEF01234567"
                + "<</Type/VRI/Cert[91 0 R]/CRL[92 0 R]/TU(D:20260601)>>>>>>"));
    stores.put("wrong", store("<</Type/DSS/Certs 4 0 R/X(y)>>"));
    return stores;
  }

  private static byte[] store(String dictionary) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(dictionary.getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] piece : FuzzFixtures.evidence()) {
      out.writeBytes("\n--\n".getBytes(StandardCharsets.ISO_8859_1));
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }

  private static Map<String, byte[]> notes() {
    return Map.of(
        "note", NOTE.getBytes(StandardCharsets.UTF_8),
        "provenance", PROVENANCE.getBytes(StandardCharsets.UTF_8),
        "empty", new byte[] {'{', '}'});
  }

  /** Writes the seeds of a target into a folder; the arguments are both. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    for (Map.Entry<String, byte[]> seed : of(arguments[0]).entrySet()) {
      Files.write(folder.resolve(seed.getKey()), seed.getValue());
    }
  }
}
