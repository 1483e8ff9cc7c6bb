/// One car of a used-car dealer.
public struct UsedCar: Sendable, Equatable {
  public let make: String
  public let colour: String
  /// Kilometres driven.
  public let odometer: Double
  public let doors: Int
  /// In euros.
  public let price: Double

  public init(make: String, colour: String, odometer: Double, doors: Int, price: Double) {
    self.make = make
    self.colour = colour
    self.odometer = odometer
    self.doors = doors
    self.price = price
  }
}

/// What a dealer has sold in a year, with the prices paid.
public enum UsedCars {
  /// `[30]`. Invented for this course: three makes, prices that fall with the kilometres, and some
  /// haggling.
  public static let sold: [UsedCar] = [
    UsedCar(make: "BMW", colour: "green", odometer: 94_792, doors: 5, price: 21_400),
    UsedCar(make: "Toyota", colour: "green", odometer: 133_107, doors: 4, price: 9250),
    UsedCar(make: "Nissan", colour: "white", odometer: 40_062, doors: 3, price: 11_250),
    UsedCar(make: "BMW", colour: "green", odometer: 75_071, doors: 4, price: 24_650),
    UsedCar(make: "BMW", colour: "blue", odometer: 103_404, doors: 5, price: 21_200),
    UsedCar(make: "BMW", colour: "green", odometer: 128_207, doors: 4, price: 17_850),
    UsedCar(make: "Nissan", colour: "red", odometer: 89_590, doors: 5, price: 7950),
    UsedCar(make: "BMW", colour: "white", odometer: 76_262, doors: 4, price: 23_950),
    UsedCar(make: "Nissan", colour: "white", odometer: 66_318, doors: 3, price: 9100),
    UsedCar(make: "BMW", colour: "white", odometer: 141_988, doors: 4, price: 16_350),
    UsedCar(make: "Nissan", colour: "red", odometer: 11_363, doors: 3, price: 12_200),
    UsedCar(make: "BMW", colour: "black", odometer: 95_641, doors: 4, price: 21_300),
    UsedCar(make: "Toyota", colour: "blue", odometer: 65_892, doors: 3, price: 11_850),
    UsedCar(make: "Toyota", colour: "red", odometer: 41_184, doors: 3, price: 15_300),
    UsedCar(make: "Toyota", colour: "blue", odometer: 94_729, doors: 4, price: 11_900),
    UsedCar(make: "BMW", colour: "blue", odometer: 73_691, doors: 4, price: 25_150),
    UsedCar(make: "Toyota", colour: "white", odometer: 146_044, doors: 5, price: 6900),
    UsedCar(make: "Toyota", colour: "green", odometer: 74_860, doors: 5, price: 11_950),
    UsedCar(make: "Toyota", colour: "black", odometer: 192_040, doors: 4, price: 5350),
    UsedCar(make: "Nissan", colour: "blue", odometer: 73_959, doors: 3, price: 9850),
    UsedCar(make: "BMW", colour: "green", odometer: 58_911, doors: 4, price: 25_550),
    UsedCar(make: "BMW", colour: "blue", odometer: 96_745, doors: 5, price: 22_350),
    UsedCar(make: "BMW", colour: "blue", odometer: 65_850, doors: 4, price: 24_450),
    UsedCar(make: "Nissan", colour: "red", odometer: 167_611, doors: 3, price: 4000),
    UsedCar(make: "Nissan", colour: "black", odometer: 100_668, doors: 4, price: 8100),
    UsedCar(make: "Toyota", colour: "green", odometer: 115_623, doors: 4, price: 10_300),
    UsedCar(make: "BMW", colour: "red", odometer: 89_709, doors: 5, price: 23_000),
    UsedCar(make: "BMW", colour: "black", odometer: 143_290, doors: 4, price: 15_950),
    UsedCar(make: "Toyota", colour: "blue", odometer: 159_360, doors: 5, price: 8350),
    UsedCar(make: "Toyota", colour: "green", odometer: 51_506, doors: 4, price: 14_500),
  ]
}
