import LabKit
import NumericsEngine

/// Lab 1.
extension FreshInputs {
  static let collections: [FreshInputs] = [
    FreshInputs("1.1") { random in
      let items = random.words(random.integer(in: 1...7))
      let isInside = random.bernoulli(probability: 0.75)
      let index = random.integer(in: -items.count...items.count - 1)
      return [items, isInside ? index : index < 0 ? index - items.count : index + items.count]
    },
    FreshInputs("1.2", count: 8) { random in
      let count = random.integer(in: 0...9)
      let items = random.integers(in: -99...99, count: count)
      func part() -> Int? {
        switch random.integer(in: 0...9) {
        case 0...2: nil
        case 3...8: random.integer(in: -count - 2...count + 2)
        default: random.integer(in: 0...1) * 200 - 100
        }
      }
      let steps = [nil, 1, 2, 3, -1, -1, -2, -3]
      return [items, part(), part(), steps[random.integer(in: 0..<steps.count)]]
    },
    FreshInputs("1.3", count: 6) { random in
      let size = random.integer(in: 0...6)
      let items = random.integers(in: 0...4, count: size)
      var count = size
      let edits = (0..<random.integer(in: 1...6)).map { _ -> WireValue in
        let value = random.integer(in: 0...4)
        let kind = random.integer(in: 0...9)
        if kind < 3 || count == 0 {
          count += 1
          return .compound(".append(_:)", [value.wire])
        }
        if kind < 6 {
          let index = random.integer(in: -count - 2...count + 2)
          count += 1
          return .compound(".insert(_:at:)", [value.wire, index.wire])
        }
        // A value that is not there ends the edits, and so does a rare index outside.
        if kind < 8 {
          let isThere = random.bernoulli(probability: 0.8)
          if isThere, let item = items.first { return .compound(".remove(_:)", [item.wire]) }
          return .compound(".remove(_:)", [value.wire])
        }
        count -= 1
        return .compound(".pop(at:)", [random.integer(in: -count - 1...count).wire])
      }
      return [items, WireValue.list(edits)]
    },
    FreshInputs("1.4", count: 8) { random in [random.pythonValue(depth: 2)] },
    FreshInputs("1.5") { random in
      let count = random.integer(in: 1...12)
      let offset = [0, 50, -50][random.integer(in: 0...2)]
      return [random.integers(in: -4...4, count: count).map { $0 + offset }]
    },
    FreshInputs("1.6") { random in
      let known = random.words(random.integer(in: 1...6))
      let count = random.integer(in: 0...12)
      return [random.choiceWithReplacement(count, of: known)]
    },
    FreshInputs("1.7") { random in
      let known = random.words(8)
      let (left, right) = (random.integer(in: 0...8), random.integer(in: 0...8))
      return [Set(random.choice(left, of: known)), Set(random.choice(right, of: known))]
    },
    FreshInputs("1.8") { random in
      let known = random.words(5) + ["don't", "well-known", "50", "x"]
      let count = random.integer(in: 0...14)
      let text = random.choiceWithReplacement(count, of: known).map { word -> String in
        let written = [word, word.uppercased(), word.capitalized][random.integer(in: 0...2)]
        return random.mark(of: ["", "", "", "(", "\"", "...", "-"]) + written
          + random.mark(of: ["", "", "", ".", ",", "?!", "...", ")"])
          + random.mark(of: [" ", " ", " ", "  ", "\n", "\t", " - "])
      }
      return [text.joined()]
    },
    FreshInputs("1.9") { random in
      let known = random.words(6)
      let dictionaries = (0..<random.integer(in: 0...4)).map { _ -> WireValue in
        let count = random.integer(in: 0...4)
        return .dictionary(
          random.choice(count, of: known).map {
            WireValue.Entry(key: $0.wire, value: random.integer(in: -3...9).wire)
          })
      }
      return [WireValue.list(dictionaries)]
    },
    FreshInputs("1.10") { random in
      let fields = random.words(3)
      let known = random.words(2)
      let values = known + [known[0].uppercased()]
      let lacks = random.bernoulli(probability: 0.25) ? random.integer(in: 0...6) : nil
      let records = (0..<random.integer(in: 0...7)).map { place -> WireValue in
        let present = place == lacks ? Array(fields.dropFirst()) : random.choice(3, of: fields)
        return .dictionary(
          present.map { field in
            WireValue.Entry(
              key: field.wire, value: values[random.integer(in: 0..<values.count)].wire)
          })
      }
      return [WireValue.list(records), fields[0]]
    },
  ]
}

extension RandomGenerator {
  /// Different short words of English letters, without capitals.
  fileprivate mutating func words(_ count: Int) -> [String] {
    var words: [String] = []
    while words.count < count {
      let letters = choiceWithReplacement(integer(in: 2...5), of: Array("abdeilmnoprstu"))
      if !words.contains(String(letters)) { words.append(String(letters)) }
    }
    return words
  }

  /// One of several texts.
  fileprivate mutating func mark(of marks: [String]) -> String {
    marks[integer(in: 0..<marks.count)]
  }

  /// A value of any of Python's eight types; collections hold values down to `depth`.
  fileprivate mutating func pythonValue(depth: Int) -> WireValue {
    switch integer(in: 0...(depth > 0 ? 7 : 3)) {
    case 0: return integer(in: -9...9).wire
    case 1: return .compound(".float(_:)", [(Double(integer(in: -20...20)) / 2).wire])
    case 2: return mark(of: ["", "seven", "7", "true"]).wire
    case 3: return bernoulli(probability: 0.5).wire
    case 4: return .list(pythonValues(depth: depth - 1))
    case 5: return .compound(".tuple(_:)", [.list(pythonValues(depth: depth - 1))])
    case 6:
      let members = Set(integers(in: 0...4, count: integer(in: 0...3)))
      return .compound(".set(_:)", [members.wire])
    default:
      let keys = words(integer(in: 0...2))
      return .dictionary(
        keys.map { WireValue.Entry(key: $0.wire, value: pythonValue(depth: depth - 1)) })
    }
  }

  private mutating func pythonValues(depth: Int) -> [WireValue] {
    (0..<integer(in: 0...3)).map { _ in pythonValue(depth: depth) }
  }
}
