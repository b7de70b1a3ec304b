/// A finite number with so many digits behind the point; minus zero has no sign.
public func fixed(_ number: Double, _ decimals: Int) -> String {
  let scale = powerOfTen(decimals)
  let scaled = (abs(number) * scale).rounded()
  guard scaled < 1e15 else { return "\(number)" }
  let digits = "\(Int(scaled))"
  let padded = String(repeating: "0", count: max(decimals + 1 - digits.count, 0)) + digits
  let sign = number < 0 && scaled > 0 ? "−" : ""
  return decimals == 0 ? sign + padded : sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}
