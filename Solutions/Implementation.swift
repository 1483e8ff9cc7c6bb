import LabKit

/// The reference implementations, one per lab.
public let implementation: [any Lab] = [
  Lab03Statistics()
]
