import Foundation

/// Two connected descriptors, closed in every program this one starts.
public struct DescriptorPair {
  public let reading: Int32
  public let writing: Int32

  /// Numbers below this are left to the started program's own descriptors.
  private static let lowest: Int32 = 16

  /// - Throws: ``SpawnError`` when the system has none to give.
  public init() throws {
    var pair: [Int32] = [-1, -1]
    guard pipe(&pair) == 0 else { throw SpawnError(call: "pipe", code: errno) }
    defer { for descriptor in pair { close(descriptor) } }
    let reading = fcntl(pair[0], F_DUPFD_CLOEXEC, Self.lowest)
    guard reading >= 0 else { throw SpawnError(call: "fcntl", code: errno) }
    let writing = fcntl(pair[1], F_DUPFD_CLOEXEC, Self.lowest)
    guard writing >= 0 else {
      close(reading)
      throw SpawnError(call: "fcntl", code: errno)
    }
    self.reading = reading
    self.writing = writing
  }
}
