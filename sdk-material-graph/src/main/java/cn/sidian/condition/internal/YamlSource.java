package cn.sidian.condition.internal;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Limits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML 1.2 from parser events: no object is ever constructed from a tag, and a bare scalar keeps
 * its characters.
 */
final class YamlSource {
  /** No honest file repeats itself more often. */
  private static final int MAX_ALIASES = 1_000;

  private static final String TEXT_TAG = "tag:yaml.org,2002:str";

  private final String name;
  private final NodeStack stack;
  private final Problems problems;
  private final Map<String, SourceNode> anchored = new HashMap<>();
  private int aliases;
  private int documents;

  private YamlSource(String name, NodeStack stack, Problems problems) {
    this.name = name;
    this.stack = stack;
    this.problems = problems;
  }

  static SourceNode read(String name, String text, Limits limits, Problems problems) {
    NodeStack stack = new NodeStack(limits, problems);
    YamlSource source = new YamlSource(name, stack, problems);
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    try {
      Parser events = new ParserImpl(settings, new StreamReader(settings, text));
      while (events.hasNext()) {
        source.take(events.next());
      }
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(source::place).orElse(Place.wholeOf(name));
      throw SourceReader.failed(place, "SOURCE_SYNTAX", Fields.shown(e.getProblem()));
    } catch (SourceException e) {
      throw e;
    } catch (YamlEngineException e) {
      throw SourceReader.failed(
          Place.wholeOf(name), "SOURCE_SYNTAX", Fields.shown(String.valueOf(e.getMessage())));
    }
    SourceNode root = stack.root();
    if (root == null) {
      throw SourceReader.failed(Place.wholeOf(name), "SOURCE_EMPTY");
    }
    return root;
  }

  private void take(Event event) {
    if (event instanceof DocumentStartEvent) {
      documents++;
      if (documents > 1) {
        throw SourceReader.failed(place(event), "SOURCE_SEVERAL_DOCUMENTS");
      }
    } else if (event instanceof MappingStartEvent start) {
      checkTag(start.getTag(), event);
      stack.begin(place(event), true, anchor(start));
    } else if (event instanceof SequenceStartEvent start) {
      checkTag(start.getTag(), event);
      stack.begin(place(event), false, anchor(start));
    } else if (event instanceof MappingEndEvent || event instanceof SequenceEndEvent) {
      String anchor = stack.anchor();
      SourceNode node = stack.end();
      remember(anchor, node);
    } else if (event instanceof ScalarEvent scalar) {
      SourceNode node = scalar(scalar);
      stack.add(node);
      remember(anchor(scalar), node);
    } else if (event instanceof AliasEvent alias) {
      stack.add(target(alias));
    }
  }

  private SourceNode scalar(ScalarEvent event) {
    Optional<String> tag = event.getTag();
    boolean forcedText = tag.isPresent() && tag.get().equals(TEXT_TAG);
    if (!forcedText) {
      checkTag(tag, event);
    }
    boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN && !forcedText;
    return new SourceNode.Scalar(
        place(event), event.getValue(), plain ? SourceNode.Style.PLAIN : SourceNode.Style.QUOTED);
  }

  private SourceNode target(AliasEvent event) {
    String anchor = event.getAlias().getValue();
    aliases++;
    if (aliases > MAX_ALIASES) {
      throw SourceReader.failed(place(event), "LIMIT_EXCEEDED", "maxAliases", MAX_ALIASES);
    }
    SourceNode target = anchored.get(anchor);
    if (target == null || stack.isOpen(anchor)) {
      throw SourceReader.failed(
          place(event),
          target == null && !stack.isOpen(anchor) ? "ALIAS_UNKNOWN" : "ALIAS_OF_ITSELF",
          Fields.shown(anchor));
    }
    return target;
  }

  private void remember(@Nullable String anchor, SourceNode node) {
    if (anchor != null) {
      anchored.put(anchor, node);
    }
  }

  private void checkTag(Optional<String> tag, Event event) {
    if (tag.isPresent() && !tag.get().equals("!")) {
      problems.error(place(event), "TAG_NOT_ALLOWED", Fields.shown(tag.get()));
    }
  }

  private static @Nullable String anchor(NodeEvent event) {
    return event.getAnchor().map(Anchor::getValue).orElse(null);
  }

  private Place place(Event event) {
    return event.getStartMark().map(this::place).orElse(Place.wholeOf(name));
  }

  private Place place(Mark mark) {
    return new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
