package cn.sidian.core.status;

import cn.sidian.core.SidianException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Where lists come from: files, a database, the host's network. What it returns is not believed
 * before it was verified. Implementations must be safe for many threads.
 */
@FunctionalInterface
public interface StatusListSource {
  /**
   * The lists that may answer for a name: those of this name, or, where there is none, whatever
   * else is at hand, so that a report can say that it was the wrong one.
   *
   * @param name the name of the list
   * @return empty if there is nothing
   * @throws SidianException {@code LIST_LIMIT} or {@code LIST_UNREADABLE} if the only list that
   *     might be it cannot be read
   */
  List<StatusList> find(String name);

  /**
   * No list.
   *
   * @return the empty source
   */
  static StatusListSource none() {
    return name -> List.of();
  }

  /**
   * Lists that were read.
   *
   * @param lists the lists
   * @return a source of them
   */
  static StatusListSource of(Collection<StatusList> lists) {
    List<StatusList> all = List.copyOf(lists);
    return name -> {
      List<StatusList> named = new ArrayList<>(1);
      for (StatusList list : all) {
        if (list.head().name().equals(name)) {
          named.add(list);
        }
      }
      return named.isEmpty() ? all : named;
    };
  }

  /**
   * The lists of files, read now. A file that cannot be read is no failure here: it becomes one
   * when a list is asked for that none of the others is.
   *
   * @param files one list each
   * @return a source of them
   */
  static StatusListSource fromFiles(Collection<Path> files) {
    List<StatusList> lists = new ArrayList<>();
    List<SidianException> failures = new ArrayList<>();
    for (Path file : files) {
      try {
        lists.add(StatusList.read(file));
      } catch (SidianException e) {
        failures.add(e);
      }
    }
    StatusListSource readable = of(lists);
    return name -> {
      List<StatusList> found = readable.find(name);
      boolean named = found.stream().anyMatch(list -> list.head().name().equals(name));
      if (!named && !failures.isEmpty()) {
        throw failures.get(0);
      }
      return found;
    };
  }
}
