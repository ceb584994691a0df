package dev.tenfold.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
    record Small(
            @Meaning("How \"many\".") @Default("3") int count,
            java.util.Optional<List<Garage.Cars>> cars,
            Garage.Rent rent,
            Garage.Stage stage) {}

    @Test
    void describesARecord() {
        assertEquals("""
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": "A small thing",
                  "type": "object",
                  "properties": {
                    "count": {
                      "type": "integer",
                      "description": "How \\"many\\".",
                      "default": 3
                    },
                    "cars": {
                      "type": "array",
                      "items": {
                        "type": "string",
                        "pattern": "^(?:[0-9]{1,6} cars)$"
                      }
                    },
                    "rent": {
                      "enum": ["by-hour", "by-day"]
                    },
                    "stage": {
                      "$ref": "#/$defs/Stage"
                    }
                  },
                  "required": ["rent", "stage"],
                  "additionalProperties": false,
                  "$defs": {
                    "CrowdComes": {
                      "type": "object",
                      "properties": {
                        "to": {
                          "type": "string",
                          "pattern": "^(?:[0-9]{1,6} cars)$"
                        },
                        "over": {
                          "type": "string",
                          "pattern": "^([0-9]+(\\\\.[0-9]+)?(ns|us|ms|s|m|h|d))+$"
                        }
                      },
                      "required": ["to", "over"],
                      "additionalProperties": false
                    },
                    "Hold": {
                      "type": "object",
                      "properties": {
                        "length": {
                          "type": "string",
                          "pattern": "^([0-9]+(\\\\.[0-9]+)?(ns|us|ms|s|m|h|d))+$",
                          "default": "1h"
                        }
                      },
                      "additionalProperties": false
                    },
                    "Stage": {
                      "description": "A part of the day.",
                      "type": "object",
                      "properties": {
                        "hold": {
                          "$ref": "#/$defs/Hold"
                        },
                        "crowd-comes": {
                          "$ref": "#/$defs/CrowdComes"
                        }
                      },
                      "minProperties": 1,
                      "maxProperties": 1,
                      "additionalProperties": false
                    }
                  }
                }
                """, JsonSchema.of(Small.class, "A small thing"));
    }

    @Test
    void choosesTheMembersOfAFamilyByKind() {
        Problems problems = new Problems();
        Mapping schema = (Mapping) Documents.read("s.json", JsonSchema.of(Garage.class, "Garage"), problems)
                .get(0);
        assertEquals(List.of(), problems.lines(), "a schema is JSON, and JSON can be read");
        Mapping definitions = (Mapping) schema.get("$defs").orElseThrow();
        assertEquals(
                List.of(
                        "Bay",
                        "CrowdComes",
                        "Hold",
                        "Lift",
                        "Mishap",
                        "Mishap.engine-fire",
                        "Mishap.flat-tyre",
                        "Stage"),
                List.copyOf(definitions.entries().keySet()));
        Mapping flatTyre = (Mapping) definitions.get("Mishap.flat-tyre").orElseThrow();
        Mapping properties = (Mapping) flatTyre.get("properties").orElseThrow();
        assertEquals("[kind, wheel, from]", properties.entries().keySet().toString());
        Sequence required = (Sequence) flatTyre.get("required").orElseThrow();
        assertEquals(
                List.of("\"kind\"", "\"wheel\""),
                required.items().stream().map(Node::shown).toList());
    }

    @Test
    void theReferencePageHasATableForEachRecord() {
        String page = Reference.of(Garage.class, "Garages");
        assertEquals("""
                # Garages

                ## garage

                A garage and what happens in it.

                | key | value | default | meaning |
                | --- | --- | --- | --- |
                | `name` | text | required | What people call it. |
                | `seed` | a whole number | `7` | Seed of all chance. |
                | `open` | true or false | `yes` |  |
                | `wash-time` | a duration such as 90s | `90s` | How long a wash takes. |
                | `hourly-price` | a number | none |  |
                | `rent` | one of by-hour, by-day | `by-day` |  |
                | `bays` | names, each: [bay](#bay) | required |  |
                | `mishaps` | list: [mishap](#mishap) | `[]` |  |
                | `plan` | list: [stage](#stage) | `[]` |  |

                ## bay

                A place for cars.
                """, page.substring(0, page.indexOf("A place for cars.") + "A place for cars.\n".length()));
        assertEquals(1, page.split("## flat-tyre", -1).length - 1);
        assertEquals(true, page.contains("- [`flat-tyre`](#flat-tyre): A tyre goes flat.\n"));
    }
}
