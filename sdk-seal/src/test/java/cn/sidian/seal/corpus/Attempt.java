package cn.sidian.seal.corpus;

import cn.sidian.core.SidianException;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.SealedPdf;
import cn.sidian.seal.SealingResult;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt to seal.
 *
 * @param code SEALED, the code of a refusal or of a typed error, or what must never happen
 * @param kind how it ended
 * @param sealed the result, if it was sealed
 * @param placement where the seal was asked to be
 * @param text the words of refusal or error
 */
record Attempt(
    String code, Kind kind, @Nullable SealedPdf sealed, SealPlacement placement, String text) {
  static final int SECONDS = 10;

  private static final ExecutorService WORKERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "sealing");
            thread.setDaemon(true);
            return thread;
          });

  enum Kind {
    SEALED,
    REFUSED,
    UNREADABLE,
    /** An unchecked exception, an error, or no end within ten seconds. */
    BROKEN
  }

  static Attempt at(SealPlacement placement, Callable<SealingResult> sealing) {
    Future<SealingResult> future = WORKERS.submit(sealing);
    try {
      SealingResult result = future.get(SECONDS, TimeUnit.SECONDS);
      if (result instanceof SealedPdf sealed) {
        return new Attempt("SEALED", Kind.SEALED, sealed, placement, "");
      }
      SealRefusal refusal = (SealRefusal) result;
      return new Attempt(
          refusal.code(),
          Kind.REFUSED,
          null,
          placement,
          refusal.text().en() + where(refusal.place()));
    } catch (TimeoutException e) {
      future.cancel(true);
      return new Attempt("NO END", Kind.BROKEN, null, placement, SECONDS + " s are over");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof SidianException typed) {
        return new Attempt(
            typed.code(),
            Kind.UNREADABLE,
            null,
            placement,
            typed.text().en() + where(typed.place()));
      }
      return new Attempt(String.valueOf(cause), Kind.BROKEN, null, placement, trace(cause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String where(@Nullable String place) {
    return place == null ? "" : " [" + place + "]";
  }

  private static String trace(@Nullable Throwable cause) {
    if (cause == null) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(4, cause.getStackTrace().length); i++) {
      out.append(cause.getStackTrace()[i]).append(" < ");
    }
    return out.toString();
  }
}
