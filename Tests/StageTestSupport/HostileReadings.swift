public import Stages
private import TestSupport
private import Testing

private let words = [
  "(0, 3)", "(3, 0)", "(1048576, 0)", "(0,)", "()", "'<i8'", "'|u1'", "'<f4'", "True", "\"points\":-1", "0.5,1,",
  "1,2\n",
]

/// Reads an artifact from hostile files in the place of its own, and writes what was read; returns in how many cases it
/// was read.
public func hostileReadings<A: Artifact>(of artifact: A, seed: UInt64) throws -> Int {
  let sample = try artifact.files()
  let names = sample.contents.keys.sorted()
  var mutators: [Mutator] = []
  for name in names { mutators.append(Mutator([try sample[name]], words: words, seed: seed)) }
  var read = 0
  for number in 0..<Mutator.cases(400) {
    var files = sample
    let place = number % names.count
    switch number / names.count % 8 {
    case 0: files.contents[names[place]] = nil
    case 1: files.contents[names[place]] = try sample[names[(number / names.count / 8) % names.count]]
    default: files.contents[names[place]] = mutators[place].next()
    }
    guard let artifact = try? A(files: files) else { continue }
    read += 1
    _ = artifact.values
    let again = try artifact.files()
    #expect(try A(files: again).files() == again, "what is read should read back the same once it is written")
    for view in A.views { _ = try? view.init(files: files) }
  }
  return read
}
