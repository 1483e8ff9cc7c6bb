import Foundation
import LabKit

/// How a ``WireValue`` is written in a reference file.
///
/// | JSON | value |
/// |---|---|
/// | number, text, true, null, list | the same |
/// | `{"$float": "nan"}`, `"inf"`, `"-inf"` | what JSON's numbers cannot say |
/// | `{"$array": {"shape": [2], "data": [1, "nan"]}}` | an `NDArray<Double>`, row by row |
/// | the same with `"type": "int"` or `"type": "bool"` | an `NDArray<Int>` or `NDArray<Bool>` |
/// | `{"$set": [1, 2]}` | a set |
/// | `{"$dictionary": [["a", 1], ["b", 2]]}` | a dictionary, in this order |
/// | `{"$compound": ".insert(_:at:)", "values": [5, 0]}` | an enum's case, a labelled tuple |
/// | any other object | a record |
extension WireValue: Decodable {
  public init(from decoder: any Decoder) throws {
    // What is most frequent first: every try that fails costs an error.
    let value = try decoder.singleValueContainer()
    if let int = try? value.decode(Int.self) {
      self = .int(int)
    } else if let double = try? value.decode(Double.self) {
      self = .double(double)
    } else if let object = try? decoder.container(keyedBy: FieldName.self) {
      self = try Self.object(object)
    } else if var list = try? decoder.unkeyedContainer() {
      var values: [WireValue] = []
      while !list.isAtEnd { values.append(try list.decode(WireValue.self)) }
      self = .list(values)
    } else if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else {
      self = .string(try value.decode(String.self))
    }
  }

  private static func object(_ object: KeyedDecodingContainer<FieldName>) throws -> WireValue {
    if object.contains("$float") {
      return .double(try object.decode(SpecialFloat.self, forKey: "$float").value)
    }
    if object.contains("$array") {
      return try object.decode(ArrayForm.self, forKey: "$array").value
    }
    if object.contains("$set") {
      return .set(try object.decode([WireValue].self, forKey: "$set"))
    }
    if object.contains("$dictionary") {
      let entries = try object.decode([[WireValue]].self, forKey: "$dictionary")
      guard entries.allSatisfy({ $0.count == 2 }) else {
        throw DecodingError.dataCorruptedError(
          forKey: "$dictionary", in: object,
          debugDescription: "every entry has a key and a value")
      }
      return .dictionary(entries.map { Entry(key: $0[0], value: $0[1]) })
    }
    if object.contains("$compound") {
      return .compound(
        try object.decode(String.self, forKey: "$compound"),
        try object.decode([WireValue].self, forKey: "values"))
    }
    return .record(
      try object.allKeys.map {
        Field(name: $0.stringValue, value: try object.decode(WireValue.self, forKey: $0))
      }.sorted { $0.name < $1.name })
  }

  struct FieldName: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringLiteral value: String) { stringValue = value }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// A number, or the name of what is none.
  private struct SpecialFloat: Decodable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = number
        return
      }
      switch try container.decode(String.self) {
      case "nan": value = .nan
      case "inf": value = .infinity
      case "-inf": value = -.infinity
      case let other:
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "\"\(other)\" is no number")
      }
    }
  }

  private struct ArrayForm: Decodable {
    let value: WireValue

    private enum CodingKeys: String, CodingKey {
      case shape, data, type
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let shape = try container.decode([Int].self, forKey: .shape)
      let count: Int
      switch try container.decodeIfPresent(String.self, forKey: .type) {
      case nil:
        // Most arrays hold nothing but numbers, which are read faster.
        let elements =
          try (try? container.decode([Double].self, forKey: .data))
          ?? container.decode([SpecialFloat].self, forKey: .data).map(\.value)
        (value, count) = (.array(shape: shape, elements: elements), elements.count)
      case "int":
        let elements = try container.decode([Int].self, forKey: .data)
        (value, count) = (.grid(shape: shape, elements: elements.map { .int($0) }), elements.count)
      case "bool":
        let elements = try container.decode([Bool].self, forKey: .data)
        (value, count) = (.grid(shape: shape, elements: elements.map { .bool($0) }), elements.count)
      case let other?:
        throw DecodingError.dataCorruptedError(
          forKey: .type, in: container, debugDescription: "\"\(other)\" is no type of elements")
      }
      guard shape.allSatisfy({ $0 >= 0 }), shape.reduce(1, *) == count else {
        throw DecodingError.dataCorruptedError(
          forKey: .data, in: container,
          debugDescription: "shape \(shape) does not hold \(count) elements")
      }
    }
  }
}
