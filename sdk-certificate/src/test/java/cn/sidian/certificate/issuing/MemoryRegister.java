package cn.sidian.certificate.issuing;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateIdRules;
import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.register.Draft;
import cn.sidian.certificate.register.IssueOrder;
import cn.sidian.certificate.register.IssueRegister;
import cn.sidian.certificate.register.IssuedFile;
import cn.sidian.certificate.register.Reservation;
import cn.sidian.certificate.register.ReserveOutcome;
import cn.sidian.core.store.RequestKey;
import cn.sidian.core.store.Requests;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contract of issuing in plain maps, for tests of the issuer alone. */
public final class MemoryRegister implements IssueRegister {
  final Map<String, Draft> drafts = new HashMap<>();
  final Map<RequestKey, byte[]> inputs = new HashMap<>();
  final Map<RequestKey, Reservation> reservations = new HashMap<>();
  final Map<RequestKey, String> answers = new HashMap<>();
  final Map<String, IssuedFile> files = new HashMap<>();
  private long serial;

  @Override
  public synchronized boolean keepDraft(Draft draft) {
    Draft first = drafts.putIfAbsent(draft.id(), draft);
    return first == null || first.digest().equals(draft.digest());
  }

  @Override
  public synchronized Optional<Draft> findDraft(String id) {
    return Optional.ofNullable(drafts.get(id));
  }

  @Override
  public synchronized boolean approveDraft(String id, String digest, String approver) {
    Draft draft = drafts.get(id);
    return draft != null && draft.digest().equals(digest);
  }

  @Override
  public synchronized @Nullable ReserveOutcome seen(RequestKey request, byte[] inputDigest) {
    byte[] input = inputs.get(request);
    if (input != null && !Arrays.equals(input, inputDigest)) {
      return new ReserveOutcome.Refused("REQUEST_REUSED", Requests.reused());
    }
    String answer = answers.get(request);
    return answer == null ? null : new ReserveOutcome.Answered(answer);
  }

  @Override
  public synchronized Optional<byte[]> file(String identifier) {
    return Optional.ofNullable(files.get(identifier)).map(IssuedFile::pdf);
  }

  @Override
  public synchronized ReserveOutcome reserve(IssueOrder order) {
    ReserveOutcome seen = seen(order.request(), order.inputDigest());
    if (seen != null) {
      return seen;
    }
    inputs.put(order.request(), order.inputDigest());
    Reservation held = reservations.get(order.request());
    if (held == null) {
      CertificateId id =
          CertificateId.of(
              order.metadata().typeCode(),
              order.metadata().issuerCode(),
              "2026" + String.format(Locale.ROOT, "%07d", ++serial),
              1,
              CertificateIdRules.DEFAULT);
      held = new Reservation(id, order.statusList(), 1000 - serial, false);
      reservations.put(order.request(), held);
      return new ReserveOutcome.Reserved(held);
    }
    return new ReserveOutcome.Reserved(
        new Reservation(held.identifier(), held.statusList(), held.statusIndex(), true));
  }

  @Override
  public synchronized @Nullable ReserveOutcome commit(
      IssueOrder order, Reservation reservation, IssuedFile file, String answer) {
    files.put(reservation.identifier().toString(), file);
    answers.put(order.request(), answer);
    return null;
  }

  @Override
  public synchronized Optional<String> overlapping(
      String type, String number, List<HolderCode> holders, ValidityPeriod validity) {
    return files.values().stream()
        .filter(f -> f.certificate().metadata().typeCode().equals(type))
        .filter(f -> f.certificate().metadata().number().equals(number))
        .map(f -> f.certificate().identifier().toString())
        .findFirst();
  }

  @Override
  public Predecessor predecessor(String identifier) {
    return files.containsKey(identifier) ? Predecessor.CAN_BE_FOLLOWED : Predecessor.MISSING;
  }

  /** What a certificate says. */
  public synchronized CertificateMetadata metadataOf(String identifier) {
    return Objects.requireNonNull(files.get(identifier)).certificate().metadata();
  }
}
