"""What must not change who said what: changes of a text that change nothing for its readers.

No text need be annotated, since the program is compared with itself. After Chen, Cheung and Yiu
1998, "Metamorphic testing: a new approach for generating next test cases".
"""
