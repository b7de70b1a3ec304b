void ck_nothing(void);
