/// One implementation of one lab: the student's, or the reference.
///
/// Every lab refines this with a protocol of its own that has one requirement per exercise
/// (``StatisticsLab`` for Lab 3), so the compiler holds both implementations to the same
/// signatures.
public protocol Lab: Sendable {
  /// The lab's number in the course, 1 to 14.
  static var number: Int { get }

  /// One endpoint per exercise, in the order of the lab.
  var endpoints: [Endpoint] { get }
}
