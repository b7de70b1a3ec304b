import FormatErrors
import LinearAlgebra
import NumpyFormat
import Testing

/// The Python dictionary in a head.
@Suite struct NumpyDictionaryParserTests {
  @Test(arguments: [
    ("{'descr': '>f8', 'fortran_order': False, 'shape': (1,)}", "big-endian; save it with .astype('<f8')"),
    ("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}", "is of Python objects"),
    ("{'descr': '<c16', 'fortran_order': False, 'shape': (1,)}", "is not one of '<f4', '<f8'"),
    ("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,)}", "structured_to_unstructured"),
    ("{'descr': 3, 'fortran_order': False, 'shape': (1,)}", "only plain arrays of numbers"),
    ("{'descr': '<f8', 'fortran_order': 0, 'shape': (1,)}", "must be True or False"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}", "in digits"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}", "in digits"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904, 8)}", "no file has room"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1152921504606846975,)}", "but 8 follow"),
    ("{'descr': '<f8', 'fortran_order': False}", "the head lacks one of"),
    ("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (1,)}", "unknown or twice"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'x': '1'}", "unknown or twice"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} 1", "something follows"),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1", "',' should stand here"),
    ("{'descr': '<f8", "does not end"),
    ("", "'{' should stand here"),
  ])
  func aBadHeadIsAnErrorThatSaysWhy(dictionary: String, message: String) {
    let description = numpyError(numpyFile(dictionary, entries: 8))
    #expect(description.contains(message), "\(description)")
  }

  /// Neither the order of the keys, nor spaces, nor the kind of quotes means anything to Python.
  @Test(arguments: [
    "{'shape': (1,), 'fortran_order': True, 'descr': '<f8'}", "{\"descr\":\"<f8\",'fortran_order':True,'shape':(1,)}",
    " \t{ 'descr' : '<f8' , 'fortran_order' : True , 'shape' : ( 1 , ) , }  \n",
    "{'descr': '<f8', 'fortran_order': True, 'shape': (1)}", "{'descr': '<f8', 'fortran_order': True, 'shape': (1L,),}",
  ])
  func spellingsOfPythonAreOne(dictionary: String) throws {
    let file = try NumpyFile(numpyFile(dictionary, entries: 8), name: "a.npy")
    #expect(file.shape == [1] && file.type == "<f8")
  }

  @Test func aNumberByItselfHasNoDimensions() throws {
    let file = try NumpyFile(
      numpyFile("{'descr': '<f8', 'fortran_order': False, 'shape': ()}", entries: 8), name: "a.npy")
    #expect(file.shape == [])
    #expect(try file.numbers() == [0])
  }

  @Test(arguments: [
    ("{'descr' '<f8'}", 19, "':' should stand here"), ("{'shape': 3}", 20, "'(' should stand here"),
    ("{'shape': (1 2)}", 23, "',' should stand here"), ("{descr: 1}", 11, "a quoted word should stand here"),
    ("{'fortran_order': true}", 28, "must be True or False"),
  ])
  func theErrorStandsWhereTheDictionaryGoesWrong(dictionary: String, byte: Int, message: String) {
    let description = numpyError(numpyFile(dictionary))
    #expect(description.hasPrefix("a.npy: byte \(byte): ") && description.contains(message), "\(description)")
  }
}
