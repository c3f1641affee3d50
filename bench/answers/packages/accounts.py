"""Checks a list of account and product numbers (stdnum): accounts.py [NUMBERS]"""
import random
import sys

from stdnum import ean, iban, imei, isbn, luhn, verhoeff
from stdnum.iso7064 import mod_97_10


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 6000
    dice = random.Random(7)
    valid = [0] * 6
    for _ in range(size):
        digits = "%018d" % dice.randrange(10 ** 18)
        account = "DE" + mod_97_10.calc_check_digits(digits + "DE") + digits
        valid[0] += iban.is_valid(account if dice.random() < 0.7 else "DE12" + digits)
        body = digits[:15]
        valid[1] += luhn.is_valid(body + luhn.calc_check_digit(body))
        valid[2] += verhoeff.is_valid(body[:11] + verhoeff.calc_check_digit(body[:11]))
        valid[3] += isbn.is_valid("978" + digits[:10])
        valid[4] += ean.is_valid(digits[:12] + ean.calc_check_digit(digits[:12]))
        valid[5] += imei.is_valid(digits[:15])
    print(size, valid)


if __name__ == "__main__":
    main()
