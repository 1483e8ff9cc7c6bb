import Lessons

/// Whether every term that a lesson introduces is in the glossary, and no exercise needs a term that
/// only a later lab teaches.
///
/// A lesson marks a term where it introduces it: `*learning rate*`. What it marks only for stress is a
/// word of ``stressed``.
struct GlossaryCheck {
  let glossary: Glossary

  func shortcomings(of lessons: [LessonTexts]) -> [Shortcoming] {
    lessons.flatMap(unexplained) + tooEarly(lessons)
  }

  /// The phrases between asterisks, outside of code; a phrase may be marked word by word, so that it
  /// can be broken into lines. Titles of books begin with a capital letter.
  private static func marked(_ text: String) -> [String] {
    text.replacing(/`[^`]*`/, with: "").replacing("* *", with: " ")
      .matches(of: /(?:^|[^\w*])\*([^\s*A-Z](?:[^*\n]*[^\s*])?)\*(?![\w*])/).map { String($0.1) }
  }

  /// Words that are marked for their weight in a sentence, and are no terms.
  private static let stressed: Set<String> = [
    "a car is worth what cars of its make cost on average", "added", "adds", "against time", "all",
    "all there is", "already", "and", "at most as many", "because", "before", "begun", "below",
    "best", "can", "choose", "description", "different", "done", "empty", "end", "exactly one",
    "first", "for each parameter", "from the old network", "halfway", "how", "improves",
    "in between", "is", "keep", "last", "learned", "least improvement", "less mixed", "memory",
    "most likely", "moves", "multiply", "name", "negative", "new", "not", "numbers", "old", "one",
    "order", "parallel", "predicted", "references", "row", "rows", "same", "shuffled", "smaller",
    "somewhere up here", "sum", "the lower column wins", "the lowest threshold wins", "there",
    "value", "versicolor", "what", "your",
  ]

  /// Terms that are everyday words too, or Swift's.
  private static let everyday: Set<String> = ["constant", "edge", "error", "offset", "spread"]

  private func unexplained(_ texts: LessonTexts) -> [Shortcoming] {
    var seen: Set<String> = []
    return texts.all.flatMap { passage in
      Self.marked(passage.text).filter {
        seen.insert($0.lowercased()).inserted && !glossary.explains($0)
          && !Self.stressed.contains($0.lowercased())
      }
      .map {
        Shortcoming(
          lab: texts.lesson.number, exercise: passage.exercise,
          "*\($0)*, in \(passage.place), is not in the glossary")
      }
    }
  }

  /// Terms of which an exercise speaks though no step up to its lab does: only a later lab teaches
  /// them. A lab is judged only together with all labs before it.
  private func tooEarly(_ lessons: [LessonTexts]) -> [Shortcoming] {
    var taught = ""
    let ordered = lessons.sorted { $0.lesson.number < $1.lesson.number }
    return zip(1..., ordered).prefix { $0 == $1.lesson.number }.map(\.1).flatMap { texts in
      taught += Self.words(texts.steps.map(\.text).joined(separator: " "))
      return texts.exercises.filter { $0.place == "the statement" }.flatMap { passage in
        let said = Self.words(passage.text)
        return glossary.entries.flatMap(\.terms).filter { term in
          said.contains(" \(term) ") && !Self.everyday.contains(term)
            && !Glossary.forms(of: term).contains { taught.contains(" \($0)") }
        }.map {
          Shortcoming(
            lab: texts.lesson.number, exercise: passage.exercise,
            "“\($0)”, in the statement, is in no step up to this lab")
        }
      }
    }
  }

  /// The words alone, in small letters, a blank before and after each.
  private static func words(_ text: String) -> String {
    " " + text.lowercased().replacing(/[^\p{Letter}\-]+/, with: " ") + " "
  }
}
