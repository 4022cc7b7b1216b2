package cn.sidian.seal.corpus;

import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealedPdf;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.SignatureField;
import cn.sidian.seal.internal.pdf.SignatureFields;
import cn.sidian.seal.judge.VeraPdf;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Seals every PDF of a corpus folder with every profile, in memory and from file to file, each
 * within ten seconds and all within a heap of 256 MB, and has the results judged by qpdf, poppler,
 * veraPDF and our own verifier. Prints one line for each file; exit code 1 if anything is wrong.
 *
 * <pre>{@code
 * .ci/corpus FOLDER [PART OF THE NAMES, as seal-input]
 * }</pre>
 *
 * <p>The folder holds one folder for each kind of file ({@code seal-input}: must be sealed, {@code
 * seal-pdfa}: must be sealed and stay PDF/A, {@code seal-refuse}: must be refused; anything else:
 * must be sealed correctly, be refused, or give a typed error) and, if passwords are needed, {@code
 * expected.tsv} with a file and its expectation in words on each line. Nothing is written there.
 */
public final class CorpusRun {
  private static final long HEAP = 280L << 20;

  private final PrintStream out;
  private final Sealers sealers = new Sealers();
  private final Path work;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private int wrong;
  private long slowest;

  private CorpusRun(PrintStream out, Path work) {
    this.out = out;
    this.work = work;
  }

  /** Runs; the arguments are the folder and, optionally, a part of the names to take. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0 || !Files.isDirectory(Path.of(arguments[0]))) {
      System.err.println("give the folder of the corpus");
      System.exit(2);
    }
    if (Runtime.getRuntime().maxMemory() > HEAP) {
      System.err.println("run with -Xmx256m, so that memory is judged too");
      System.exit(2);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path work = Files.createTempDirectory("corpus");
    CorpusRun run = new CorpusRun(out, work);
    String only = arguments.length > 1 ? arguments[1] : "";
    for (CorpusFile file : CorpusFile.in(Path.of(arguments[0]), only)) {
      run.file(file);
    }
    out.println();
    run.counts.forEach((kind, count) -> out.println(count + "\t" + kind));
    out.println("slowest seal: " + run.slowest / 1_000_000 + " ms; wrong: " + run.wrong);
    System.exit(run.wrong == 0 ? 0 : 1);
  }

  private void file(CorpusFile file) throws IOException {
    Set<String> outcomes = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    String password = password(file, outcomes, problems);
    SealedFileJudge judge = null;
    boolean sealedOnce = false;
    boolean refusedOnce = false;
    for (Place place : places(file, password)) {
      for (SealProfile profile : profiles(place)) {
        Attempt attempt = attempt(file, password, profile, place);
        if (attempt.code().equals("SEAL_DOES_NOT_FIT") && place.equals(Place.USUAL)) {
          place = Place.TIGHT;
          attempt = attempt(file, password, profile, place);
          if (attempt.code().equals("SEAL_DOES_NOT_FIT")) {
            place = Place.SMALL;
            attempt = attempt(file, password, profile, place);
          }
        }
        if (attempt.sealed() == null) {
          outcomes.add(attempt.code() + ": " + attempt.text());
          refusedOnce |= attempt.kind() == Attempt.Kind.REFUSED;
          // a field may be too small for any seal; that is a refusal with the sizes
          boolean tooSmall = place.field() != null && attempt.code().equals("SEAL_DOES_NOT_FIT");
          if (attempt.kind() == Attempt.Kind.BROKEN || (file.mustSeal() && !tooSmall)) {
            problems.add(profile + " " + place + ": " + attempt.code() + " " + attempt.text());
          }
          break;
        }
        sealedOnce = true;
        outcomes.add("SEALED " + place);
        if (judge == null) {
          judge = new SealedFileJudge(file.path(), password);
        }
        for (String problem : judged(file, judge, password, profile, place)) {
          problems.add(profile + " " + place + ": " + problem);
        }
      }
    }
    if (file.mustBeRefused() && (sealedOnce || !refusedOnce)) {
      problems.add("must be refused");
    }
    report(file, outcomes, problems, sealedOnce ? "sealed" : refusedOnce ? "refused" : "error");
  }

  private void report(CorpusFile file, Set<String> outcomes, List<String> problems, String kind) {
    counts.merge(file.group() + " " + kind, 1, Integer::sum);
    wrong += problems.isEmpty() ? 0 : 1;
    out.println(
        file.name()
            + "\t"
            + (problems.isEmpty() ? "ok" : "WRONG")
            + "\t"
            + String.join("; ", outcomes));
    problems.forEach(problem -> out.println("\t\t" + problem));
  }

  private static List<SealProfile> profiles(Place place) {
    boolean usual = place.equals(Place.USUAL);
    return usual ? Sealers.PROFILES : List.of(SealProfile.PADES_B_RSA_SHA256);
  }

  /** A place on page 1, nowhere, and each empty signature field. */
  private List<Place> places(CorpusFile file, @Nullable String password) {
    List<Place> places = new ArrayList<>(List.of(Place.USUAL, Place.NOWHERE));
    try {
      PdfDocument document =
          PdfDocument.open(
              PdfBytes.of(Files.readAllBytes(file.path())),
              Limits.DEFAULT,
              password == null ? null : password.toCharArray());
      for (SignatureField field : SignatureFields.find(document).signatures()) {
        if (!field.hasValue()) {
          places.add(Place.in(field.name()));
        }
      }
    } catch (SidianException | IOException e) {
      // then sealing will say so too
    }
    return places;
  }

  /** Tries without password first, then a wrong one, then those that the words name. */
  private @Nullable String password(CorpusFile file, Set<String> outcomes, List<String> problems) {
    if (file.passwords().isEmpty()) {
      return null;
    }
    Attempt without = attempt(file, null, SealProfile.PADES_B_RSA_SHA256, Place.NOWHERE);
    if (!without.code().equals("PDF_PASSWORD_REQUIRED")) {
      return null;
    }
    outcomes.add("without password " + without.code());
    Attempt bad = attempt(file, "not this", SealProfile.PADES_B_RSA_SHA256, Place.NOWHERE);
    if (!bad.code().equals("PDF_PASSWORD_WRONG")) {
      problems.add("a wrong password gives " + bad.code());
    }
    String best = null;
    for (String candidate : file.passwords()) {
      Attempt with = attempt(file, candidate, SealProfile.PADES_B_RSA_SHA256, Place.NOWHERE);
      outcomes.add("with a password " + with.code());
      if (with.kind() == Attempt.Kind.SEALED || best == null) {
        best = with.code().equals("PDF_PASSWORD_WRONG") ? best : candidate;
      }
    }
    return best;
  }

  private PdfSealer sealer(@Nullable String password, SealProfile profile, Place place) {
    PdfSealer sealer = sealers.sealer(profile, place.diameter());
    return password == null ? sealer : sealer.withPassword(password.toCharArray());
  }

  private Attempt attempt(
      CorpusFile file, @Nullable String password, SealProfile profile, Place place) {
    PdfSealer sealer = sealer(password, profile, place);
    long start = System.nanoTime();
    Attempt attempt =
        Attempt.at(
            place.placement(),
            () -> sealer.seal(Files.readAllBytes(file.path()), place.placement(), Sealers.note()));
    slowest = Math.max(slowest, System.nanoTime() - start);
    return attempt;
  }

  private List<String> judged(
      CorpusFile file,
      SealedFileJudge judge,
      @Nullable String password,
      SealProfile profile,
      Place place)
      throws IOException {
    Path output = work.resolve("sealed.pdf");
    Files.deleteIfExists(output);
    PdfSealer sealer = sealer(password, profile, place);
    Attempt attempt =
        Attempt.at(
            place.placement(),
            () -> sealer.seal(file.path(), output, place.placement(), Sealers.note()));
    SealedPdf sealed = attempt.sealed();
    if (sealed == null) {
      return List.of("file to file gives " + attempt.code() + " " + attempt.text());
    }
    boolean pdfsigKnowsIt = !profile.equals(SealProfile.CMS_SM2);
    List<String> problems = judge.problems(output, sealed, place, pdfsigKnowsIt);
    if (file.isPdfA()) {
      problems.addAll(conformance(file.path(), output));
    }
    return problems;
  }

  private static List<String> conformance(Path input, Path output) {
    List<VeraPdf.Judgement> both = VeraPdf.judge(input, output);
    return both.get(0).conforms() && !both.get(1).conforms()
        ? List.of("PDF/A lost: " + both.get(1).rules())
        : List.of();
  }
}
