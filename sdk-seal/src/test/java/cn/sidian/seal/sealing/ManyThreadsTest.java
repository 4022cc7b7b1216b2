package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealedPdf;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.VoucherNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One sealer, eight threads. {@code -Dsidian.documents=1000} makes it a thousand documents for each
 * thread; the build takes fewer.
 */
class ManyThreadsTest {
  private static final int THREADS = 8;
  private static final int DOCUMENTS = Integer.getInteger("sidian.documents", 25);

  @ParameterizedTest
  @ValueSource(strings = {"CMS_SM2", "PADES_B_ECDSA_SHA256", "PADES_B_RSA_SHA256"})
  void all_seals_verify_and_all_voucher_numbers_differ(String profile)
      throws InterruptedException, ExecutionException {
    PdfSealer sealer = Kit.sealer(SealProfile.named(profile).orElseThrow());
    Set<String> numbers = ConcurrentHashMap.newKeySet();
    List<Future<Integer>> all = new ArrayList<>();
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        all.add(threads.submit(() -> run(sealer, thread, numbers)));
      }
      int verified = 0;
      for (Future<Integer> one : all) {
        verified += one.get();
      }
      assertThat(verified).isEqualTo(THREADS * DOCUMENTS);
    } finally {
      threads.shutdownNow();
    }
    assertThat(numbers).hasSize(THREADS * DOCUMENTS).allMatch(VoucherNumber::isWellFormed);
    if (Integer.getInteger("sidian.documents") != null) {
      System.out.println(profile + ": " + numbers.size() + " documents, as many numbers");
    }
  }

  private static int run(PdfSealer sealer, int thread, Set<String> numbers) {
    for (int i = 0; i < DOCUMENTS; i++) {
      String mark = "thread " + thread + " document " + i;
      byte[] input =
          RawPdf.onePage().object(9, "(" + mark + ")").trailer("/Mark (" + mark + ")").table();
      SealedPdf sealed =
          sealer.seal(input, Kit.PLACE, Kit.NOTE.withPurpose("用途 " + mark)).requireSealed();
      numbers.add(sealed.voucherNumber());
      Appended.tail(input, sealed.bytes());
      SignatureReport report = Kit.verify(sealed.bytes()).signatures().get(0);
      assertThat(report.integrity()).isEqualTo(SignatureReport.Integrity.INTACT);
      assertThat(report.coverage()).isEqualTo(SignatureReport.Coverage.WHOLE_FILE);
      var note = report.note();
      assertThat(note == null ? null : note.purpose()).isEqualTo("用途 " + mark);
      assertThat(note == null ? null : note.voucherNumber()).isEqualTo(sealed.voucherNumber());
    }
    return DOCUMENTS;
  }
}
