package cn.sidian.seal.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The seeds of every fuzz target, and the same mutations of them with every build; {@code .ci/fuzz}
 * goes on from there with coverage as its guide.
 */
class FuzzRegressionTest {
  private static final String[] WORDS = {
    "/Prev 0",
    "/Length -1",
    "/Size 0",
    "<<",
    ">>",
    "[",
    "]",
    "(",
    "stream\n",
    "endstream",
    "endobj",
    "0 0 R",
    "3 0 R",
    "99999999999",
    "-1",
    "null",
    "/Kids",
    "/Parent",
    "/Type/XRef",
    "/Filter",
    "/ASCIIHexDecode",
    "startxref\n",
    "%%EOF\n",
    "0\u0080",
    "0\u0084\u007f\u00ff\u00ff\u00ff",
    "{",
    "}",
    "\"",
    ":",
    "1e999",
    "\\u0000"
  };

  private interface Body {
    void run(byte[] input) throws Exception;
  }

  @SuppressWarnings("ImmutableEnumChecker") // the targets have no state
  enum Target {
    REVISIONS("RevisionReaderFuzz", 400, RevisionReaderFuzz::fuzzerTestOneInput),
    LATER_REVISIONS("LaterRevisionFuzz", 400, LaterRevisionFuzz::fuzzerTestOneInput),
    VALUES("SignatureValueFuzz", 4_000, SignatureValueFuzz::fuzzerTestOneInput),
    STORES("SecurityStoreFuzz", 400, SecurityStoreFuzz::fuzzerTestOneInput),
    /** Most mutations of a note are no JSON any more; each takes microseconds. */
    NOTES("NoteFuzz", 40_000, NoteFuzz::fuzzerTestOneInput);

    private final String seeds;
    private final int mutations;
    private final Body body;

    Target(String seeds, int mutations, Body body) {
      this.seeds = seeds;
      this.mutations = mutations;
      this.body = body;
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingButTheAllowedExceptionsComesOut(Target target) throws Exception {
    List<byte[]> seeds = new ArrayList<>(FuzzSeeds.of(target.seeds).values());
    assertThat(seeds).hasSizeGreaterThan(2);
    target.body.run(new byte[0]);
    for (byte[] seed : seeds) {
      target.body.run(seed);
    }
    Random random = new Random(20_260_601);
    for (int i = 0; i < target.mutations; i++) {
      byte[] input = seeds.get(random.nextInt(seeds.size()));
      for (int n = random.nextInt(4); n >= 0; n--) {
        input = mutated(input, seeds, random);
      }
      target.body.run(input);
    }
  }

  private static byte[] mutated(byte[] input, List<byte[]> seeds, Random random) {
    int at = input.length == 0 ? 0 : random.nextInt(input.length);
    int to = Math.min(input.length, at + random.nextInt(40));
    switch (random.nextInt(6)) {
      case 0 -> {
        byte[] changed = input.clone();
        if (changed.length > 0) {
          changed[at] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
      }
      case 1 -> {
        return Arrays.copyOf(input, at);
      }
      case 2 -> {
        return joined(input, at, new byte[0], to);
      }
      case 3 -> {
        return joined(input, at, Arrays.copyOfRange(input, at, to), at);
      }
      case 4 -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int from = other.length == 0 ? 0 : random.nextInt(other.length);
        return joined(input, at, Arrays.copyOfRange(other, from, other.length), input.length);
      }
      default -> {
        String word = WORDS[random.nextInt(WORDS.length)];
        int end = random.nextBoolean() ? at : Math.min(input.length, at + word.length());
        return joined(input, at, word.getBytes(StandardCharsets.ISO_8859_1), end);
      }
    }
  }

  private static byte[] joined(byte[] input, int at, byte[] middle, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(input, 0, at);
    out.writeBytes(middle);
    out.write(input, from, input.length - from);
    return out.toByteArray();
  }
}
