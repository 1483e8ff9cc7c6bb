/// So many of so many.
public struct Share: Sendable {
  public private(set) var part = 0
  public private(set) var all = 0

  public var isWhole: Bool { part == all }

  mutating func count(_ holds: Bool) {
    all += 1
    part += holds ? 1 : 0
  }

  static func += (sum: inout Share, other: Share) {
    sum.part += other.part
    sum.all += other.all
  }
}
